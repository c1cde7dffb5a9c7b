// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <map>

#include "ui/deployments/deployment_actions.h"
#include "ui/shell/page.h"
#include "ui/support/page_services.h"

class QStackedWidget;

namespace berth::ui {

class Button;
class ChoiceField;
class DeploymentTable;
class EmptyState;
class FilterChips;
class Label;
class Panel;
class SearchField;
class UiContext;

// All deployments: worst first, filters, actions on one or several.
class DeploymentsPage final : public Page {
    Q_OBJECT

  public:
    explicit DeploymentsPage(PageServices& services, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;

  private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeFilters();
    [[nodiscard]] QWidget* makeBulkBar();
    [[nodiscard]] QWidget* makeTotals();
    [[nodiscard]] QWidget* makeEmpty();
    void take();
    void filter();
    void showCounts();
    void showBulkBar();
    void fillChoices();
    void openMenu(const QString& id, const QPoint& position);
    void act(DeploymentAction action, const QVector<domain::DeploymentId>& ids);

    PageServices& m_services;
    UiContext& m_ui;
    Label* m_title;
    Label* m_summary;
    Button* m_new;
    SearchField* m_search;
    FilterChips* m_groups;
    ChoiceField* m_gpu;
    ChoiceField* m_region;
    Panel* m_bulk;
    Label* m_bulkCount;
    std::map<DeploymentAction, Button*> m_bulkButtons;
    Button* m_clear;
    QStackedWidget* m_stack;
    DeploymentTable* m_table;
    Label* m_totalName;
    Label* m_totalReady;
    Label* m_totalRate;
    Label* m_totalCost;
    EmptyState* m_empty;
    Button* m_emptyNew;
};

}  // namespace berth::ui
