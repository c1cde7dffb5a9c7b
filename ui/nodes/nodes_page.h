// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/page.h"
#include "ui/support/page_services.h"

class QStackedWidget;

namespace berth::ui {

class ChoiceField;
class EmptyState;
class Label;
class NodeDetails;
class NodeTable;
class SearchField;
class UiContext;

// All nodes of all deployments, and why the chosen one is in its state.
class NodesPage final : public Page {
    Q_OBJECT

  public:
    explicit NodesPage(PageServices& services, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;

  private:
    void take();
    void filter();
    void fillStates();
    void showCurrent();
    void openMenu(const QString& id, const QPoint& position);
    void replace(const std::string& id);
    void openDeployment();
    void inspect(const std::string& id);
    [[nodiscard]] QString whyNotInside(const domain::Node& node) const;

    PageServices& m_services;
    UiContext& m_ui;
    Label* m_title;
    Label* m_summary;
    SearchField* m_search;
    ChoiceField* m_state;
    QStackedWidget* m_stack;
    NodeTable* m_table;
    NodeDetails* m_details;
    EmptyState* m_empty;
};

}  // namespace berth::ui
