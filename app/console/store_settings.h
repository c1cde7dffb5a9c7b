// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include "models/store/settings.h"
#include "ui/shell/settings_port.h"

namespace berth::app {

// The window's settings in the profile: read once at the start, written behind the scenes.
class StoreSettings final : public ui::SettingsPort {
  public:
    // Blocks until the profile is open. Starts empty when it cannot be read.
    explicit StoreSettings(store::Settings& settings);

    [[nodiscard]] QByteArray value(const QString& key) const override {
        return m_values.value(key);
    }
    void setValue(const QString& key, const QByteArray& value) override;

  private:
    store::Settings& m_settings;
    QHash<QString, QByteArray> m_values;
};

}  // namespace berth::app
