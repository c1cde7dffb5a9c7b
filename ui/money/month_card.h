// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/domain/money.h"
#include "models/domain/spending.h"
#include "ui/support/ui_context.h"
#include "ui/theme/type_scale.h"

namespace berth::ui {

class Card;
class Label;

// What is known of a month that runs.
struct MonthFigures {
    domain::Money today;
    domain::SpendingForecast forecast;  // with what was charged in the month
    domain::Duration left{0};           // of the month

    friend bool operator==(const MonthFigures&, const MonthFigures&) = default;
};

// Now, today, this month, and what it will come to, with how that is worked out.
class MonthCard final : public QWidget {
    Q_OBJECT

  public:
    explicit MonthCard(UiContext& ui, QWidget* parent = nullptr);

    // No month: bills are not known, or not yet (`loading`). `told`: whether the platform tells
    // bills.
    void set(domain::Rate now, const std::optional<MonthFigures>& month, bool live, bool told,
             bool loading);
    // Draws what comes from bills as old.
    void setStale(bool stale);

  private:
    struct Figure {
        Label* value;
        Label* name;
    };
    [[nodiscard]] Figure makeFigure(TextStyle style);
    static void setFigure(const Figure& figure, const QString& value, const QString& name);

    UiContext& m_ui;
    Card* m_card;
    Figure m_now, m_today, m_month, m_forecast;
    Label* m_how;
};

}  // namespace berth::ui
