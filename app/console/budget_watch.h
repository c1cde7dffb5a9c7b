// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/console/room_budget.h"
#include "models/bridge/billing_feed.h"
#include "models/bridge/platform_bridge.h"
#include "models/domain/spending.h"

namespace berth::app {

// Reads the month's bills of one connection while it has a budget, whichever page is shown, and
// says once a month each that the forecast passes it and that it is spent. GUI thread; bridge and
// budget outlive it.
class BudgetWatch final : public QObject {
    Q_OBJECT

  public:
    BudgetWatch(bridge::PlatformBridge& platform, RoomBudget& budget,
                bridge::BillingFeed::Options options, QObject* parent = nullptr);

  Q_SIGNALS:
    // Never Within.
    void alarmed(berth::domain::BudgetLevel level, const berth::domain::SpendingForecast& month,
                 berth::domain::Money budget);

  private:
    void look();
    void judge();

    bridge::PlatformBridge& m_platform;
    RoomBudget& m_budget;
    bridge::BillingFeed m_month;
};

}  // namespace berth::app
