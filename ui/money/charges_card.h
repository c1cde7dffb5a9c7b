// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/bridge/billing_feed.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class BarChart;
class Card;
class SegmentedControl;

// Charges over a window of time that can be chosen, one bar a period.
class ChargesCard final : public QWidget {
    Q_OBJECT

  public:
    explicit ChargesCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const std::optional<bridge::BillingFeed::Bills>& bills, domain::TimeBase base,
             bool loading);
    void setStale(bool stale);
    void retranslate();

  Q_SIGNALS:
    // By a person; the first is Hours24.
    void windowChosen(berth::domain::BillingWindow window);

  private:
    UiContext& m_ui;
    Card* m_card;
    BarChart* m_chart;
    SegmentedControl* m_windows;
};

}  // namespace berth::ui
