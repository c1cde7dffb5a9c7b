// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/items/event_model.h"
#include "ui/support/page_services.h"
#include "ui/support/ui_context.h"
#include "ui/tables/event_words.h"

namespace berth::ui {

class Card;
class DataTable;
class EmptyState;
class SearchField;

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
    EventWords m_words;
    domain::DeploymentId m_deployment;
    items::EventModel* m_model;
    Card* m_card;
    SearchField* m_text;
    DataTable* m_table;
    EmptyState* m_empty;
};

}  // namespace berth::ui
