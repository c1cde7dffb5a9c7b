// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/bridge/billing_feed.h"
#include "ui/shell/page.h"
#include "ui/support/page_services.h"

class QStackedWidget;

namespace berth::ui {

class BillingExport;
class BillingTable;
class BillNotice;
class BudgetCard;
class Button;
class Card;
class ChargesCard;
class ElidedLabel;
class EmptyState;
class MonthCard;
class Label;
class SpendingCard;
class UiContext;
struct MonthFigures;

// What is charged now, what was charged, by time and by deployment, and what the month will come
// to. Bills are read while it is shown.
class MoneyPage final : public Page {
    Q_OBJECT

  public:
    explicit MoneyPage(PageServices& services, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isSettled() const override;

    enum class Table { Periods, Deployments };
    // Writes what the charts and the table show, without asking where.
    void exportTo(Table table, const QString& path);

  protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeLeft();
    [[nodiscard]] QWidget* makeRight();
    void setActive(bool active);
    void take();
    void showBills();
    void showTable();
    [[nodiscard]] std::optional<MonthFigures> monthFigures() const;
    [[nodiscard]] QString summary() const;
    void readAgain();
    void chooseFile(Table table);
    void exported(const QString& path, const QString& problem);

    PageServices& m_services;
    UiContext& m_ui;
    bridge::BillingFeed* m_month;  // the month that runs, for the figures
    bridge::BillingFeed* m_span;   // the time that is chosen, for chart and table
    BillingExport* m_export;
    Label* m_title;
    Label* m_summary;
    ElidedLabel* m_note;  // what became of the last export
    Button* m_refresh;
    Button* m_save;
    BillNotice* m_notice;
    MonthCard* m_figures;
    QStackedWidget* m_stack;
    EmptyState* m_untold;
    ChargesCard* m_charges;
    Card* m_deployments;
    QStackedWidget* m_tableStack;
    BillingTable* m_table;
    EmptyState* m_nobody;
    SpendingCard* m_spending;
    BudgetCard* m_budget = nullptr;  // null: nothing can be kept
};

}  // namespace berth::ui
