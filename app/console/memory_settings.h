// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "ui/shell/settings_port.h"

namespace berth::app {

// Settings that last as long as the program.
class MemorySettings final : public ui::SettingsPort {
  public:
    [[nodiscard]] QByteArray value(const QString& key) const override {
        return m_values.value(key);
    }
    void setValue(const QString& key, const QByteArray& value) override {
        m_values.insert(key, value);
    }

  private:
    QHash<QString, QByteArray> m_values;
};

}  // namespace berth::app
