// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/snapshot.h"
#include "ui/shell/page.h"
#include "ui/support/page_services.h"

class QStackedWidget;

namespace berth::ui {

class AttentionCard;
class Button;
class Card;
class DeploymentTable;
class Label;
class MoneyCard;
class RecentCard;
class StockCard;
class UiContext;
class WelcomeCard;

// What needs somebody, what runs, what it costs.
class OverviewPage final : public Page {
    Q_OBJECT

  public:
    explicit OverviewPage(PageServices& services, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;

  private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeLeft();
    [[nodiscard]] QWidget* makeRight();
    void take();
    void showRecent();
    [[nodiscard]] QString headline(int needs, int deployments) const;

    PageServices& m_services;
    UiContext& m_ui;
    Label* m_headline;
    Label* m_summary;
    Button* m_new;
    AttentionCard* m_attention;
    QStackedWidget* m_stack;
    Card* m_deployments;
    DeploymentTable* m_table;
    WelcomeCard* m_welcome;
    RecentCard* m_recent;
    MoneyCard* m_money;
    StockCard* m_stock;
    domain::TimeBase m_timeBase = domain::TimeBase::SimulationStart;  // of what showRecent() showed
};

}  // namespace berth::ui
