// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/budget_notices.h"

#include "ui/connections/connection_texts.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_host.h"
#include "ui/widgets/toast_area.h"

namespace berth::app {

using domain::BudgetLevel;

BudgetNotices::BudgetNotices(ui::UiContext& ui, ui::MainWindow& window, ConnectionManager& manager,
                             QObject* parent)
    : QObject(parent), m_ui(ui), m_window(window), m_manager(manager) {
    watch(&manager.room());
    connect(&manager, &ConnectionManager::roomMade, this, &BudgetNotices::watch);
}

void BudgetNotices::watch(ConnectionRoom* room) {
    connect(room, &ConnectionRoom::budgetPassed, this,
            [this, id = room->id()](BudgetLevel level, const domain::SpendingForecast& month,
                                    domain::Money budget) { tell(id, level, month, budget); });
}

void BudgetNotices::tell(const domain::ConnectionId& id, BudgetLevel level,
                         const domain::SpendingForecast& month, domain::Money budget) {
    const ConnectionRoom* room = m_manager.find(id);
    if (room == nullptr) return;
    const ui::Formatter& format = m_ui.format();
    const bool spent = level == BudgetLevel::Spent;
    ui::Toast toast;
    toast.visual = ui::visualOf(spent ? domain::Severity::Error : domain::Severity::Warning);
    toast.title = spent ? tr("The budget of this month is spent")
                        : tr("The forecast passes the budget of this month");
    toast.text = spent ? tr("%1 of %2 are charged. Nothing is stopped because of it.")
                             .arg(format.money(month.charged), format.money(budget))
                       : tr("%1 of %2 are charged; at the cost per hour now it will be %3.")
                             .arg(format.money(month.charged), format.money(budget),
                                  format.money(month.lowest));
    if (room != &m_manager.room())
        toast.title = ui::connectionName(room->settings()) + QStringLiteral(" · ") + toast.title;
    toast.stays = true;
    toast.action = tr("Show the money");
    toast.run = [this, id] {
        m_manager.show(id);
        m_window.pages().navigate(QStringLiteral("money"));
    };
    m_window.toasts().show(toast);
}

}  // namespace berth::app
