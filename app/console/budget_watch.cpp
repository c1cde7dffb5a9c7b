// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/budget_watch.h"

namespace berth::app {

using bridge::BillingFeed;
using domain::BudgetLevel;

BudgetWatch::BudgetWatch(bridge::PlatformBridge& platform, RoomBudget& budget,
                         BillingFeed::Options options, QObject* parent)
    : QObject(parent),
      m_platform(platform),
      m_budget(budget),
      m_month(platform, domain::BillingWindow::ThisMonth, options) {
    connect(&m_month, &BillingFeed::changed, this, &BudgetWatch::judge);
    connect(&budget, &RoomBudget::changed, this, &BudgetWatch::look);
    // The month that begins anew is another one, though it has the same number.
    connect(&platform, &bridge::PlatformBridge::startedOver, this,
            [this] { m_budget.setTold({}); });
    look();
}

void BudgetWatch::look() {
    m_month.setActive(m_budget.monthly().has_value());
    judge();
}

void BudgetWatch::judge() {
    const std::optional<domain::Money> budget = m_budget.monthly();
    if (!budget || !m_month.bills() || m_month.problem()) return;
    const BillingFeed::Bills& bills = *m_month.bills();
    const domain::Snapshot& snapshot = *m_platform.snapshot();
    const domain::TimeSpan month = domain::billingPeriod(
        domain::BillingStep::Month, bills.at, snapshot.timeBase, bills.query.utcOffsetMinutes);
    const domain::SpendingForecast forecast =
        domain::forecastSpending(snapshot, bills.billing.charged(), bills.at, month.to);
    const BudgetLevel level = domain::budgetLevel(*budget, forecast);
    if (level == BudgetLevel::Within) return;
    const QByteArray inThisMonth = QByteArray::number(qint64{month.from.ns}) + ' ';
    const QByteArray told = m_budget.told();
    const QByteArray forecasted = inThisMonth + "forecast";
    const QByteArray spent = inThisMonth + "spent";
    const bool news =
        level == BudgetLevel::Spent ? told != spent : told != spent && told != forecasted;
    if (!news) return;
    m_budget.setTold(level == BudgetLevel::Spent ? spent : forecasted);
    Q_EMIT alarmed(level, forecast, *budget);
}

}  // namespace berth::app
