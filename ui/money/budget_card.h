// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/domain/spending.h"
#include "ui/support/budget_port.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Card;
class FieldRow;
class Label;
class NumberField;

// What may be spent in a month, how much of it is spent and forecast. It warns and stops nothing.
class BudgetCard final : public QWidget {
    Q_OBJECT

  public:
    BudgetCard(UiContext& ui, BudgetPort& budget, QWidget* parent = nullptr);

    // Nothing: the bills of the month are not known.
    void set(const std::optional<domain::SpendingForecast>& month);
    void retranslate();

  private:
    class Bar;

    void commit();
    void refresh();
    [[nodiscard]] QString words(domain::Money budget) const;

    UiContext& m_ui;
    BudgetPort& m_budget;
    std::optional<domain::SpendingForecast> m_month;
    Card* m_card;
    NumberField* m_amount;
    FieldRow* m_row;
    Bar* m_bar;
    Label* m_words;
};

}  // namespace berth::ui
