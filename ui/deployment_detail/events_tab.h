// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QWidget>

#include "models/items/event_model.h"
#include "ui/support/page_services.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Card;
class DataTable;
class EmptyState;
class SearchField;

// The words of the cells of a deployment's events.
class EventCells final : public items::EventText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::EventCells)

  public:
    explicit EventCells(PageServices& services) : m_services(services) {}

    [[nodiscard]] QString heading(items::EventColumn column) const override;
    [[nodiscard]] QString cell(const domain::Event& event,
                               items::EventColumn column) const override;

  private:
    PageServices& m_services;
};

// What happened to one deployment, newest first.
class EventsTab final : public QWidget {
    Q_OBJECT

  public:
    explicit EventsTab(PageServices& services, QWidget* parent = nullptr);

    void setDeployment(const domain::DeploymentId& deployment);
    void retranslate();

  private:
    void applyFilter();
    void showEmpty();

    PageServices& m_services;
    UiContext& m_ui;
    EventCells m_cells;
    domain::DeploymentId m_deployment;
    items::EventModel* m_model;
    Card* m_card;
    SearchField* m_text;
    DataTable* m_table;
    EmptyState* m_empty;
};

}  // namespace berth::ui
