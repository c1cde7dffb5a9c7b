// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/connection.h"
#include "ui/shell/settings_port.h"
#include "ui/support/budget_port.h"

namespace berth::app {

// The budget of one connection among the settings of the window, as points in decimal digits. GUI
// thread; the settings outlive it.
class RoomBudget final : public ui::BudgetPort {
    Q_OBJECT

  public:
    RoomBudget(ui::SettingsPort& settings, const domain::ConnectionId& connection,
               QObject* parent = nullptr);

    [[nodiscard]] std::optional<domain::Money> monthly() const override;
    void setMonthly(std::optional<domain::Money> budget) override;

    // What was last said of it, in the words of whoever said it; so that nothing is said twice,
    // also after a restart.
    [[nodiscard]] QByteArray told() const;
    void setTold(const QByteArray& what);

    // Of a connection that is removed.
    static void forget(ui::SettingsPort& settings, const domain::ConnectionId& connection);

  private:
    ui::SettingsPort& m_settings;
    const QString m_key;
};

}  // namespace berth::app
