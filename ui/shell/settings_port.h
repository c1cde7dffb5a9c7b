// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace berth::ui {

// Where the window keeps what comes back after a restart. The composition hands one in; reading
// must not block, writing may be delayed. GUI thread.
class SettingsPort {
  public:
    SettingsPort() = default;
    SettingsPort(const SettingsPort&) = delete;
    SettingsPort& operator=(const SettingsPort&) = delete;
    virtual ~SettingsPort() = default;

    // Empty when it was never set.
    [[nodiscard]] virtual QByteArray value(const QString& key) const = 0;
    virtual void setValue(const QString& key, const QByteArray& value) = 0;
};

}  // namespace berth::ui
