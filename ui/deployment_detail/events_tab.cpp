// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/events_tab.h"

#include <QVBoxLayout>

#include "models/bridge/platform_bridge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

using items::EventColumn;

EventsTab::EventsTab(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_words(services.ui),
      m_model(new items::EventModel(&m_words, this)),
      m_card(new Card(m_ui, this)),
      m_text(new SearchField(m_ui, m_card)),
      m_table(new DataTable(m_ui, RowHeight::Dense, m_card)),
      m_empty(new EmptyState(m_ui, Icon::Activity, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFlush(true);
    m_text->setFixedWidth(240);
    m_card->header().addAction(m_text);
    m_card->body().addWidget(m_table, 1);
    m_card->body().addWidget(m_empty, 1);
    m_table->setModel(m_model);
    m_table->setColumnHidden(static_cast<int>(EventColumn::Deployment), true);
    m_table->setColumnWidths({160, 360, 0, 140, 330}, static_cast<int>(EventColumn::What));
    m_table->setItemDelegateForColumn(static_cast<int>(EventColumn::What),
                                      new StateCell(
                                          m_ui,
                                          [this](const QModelIndex& index) {
                                              return eventCell(m_model->rowAt(index.row()),
                                                               m_ui.format());
                                          },
                                          m_table));
    bridge::PlatformBridge& platform = services.platform;
    m_model->append({platform.events().begin(), platform.events().end()});
    connect(&platform, &bridge::PlatformBridge::eventsArrived, m_model, &items::EventModel::append);
    connect(&platform, &bridge::PlatformBridge::startedOver, m_model, &items::EventModel::clear);
    connect(&platform, &bridge::PlatformBridge::snapshotChanged, this,
            [this](const domain::SnapshotPtr& snapshot) {
                if (m_words.setTimeBase(snapshot->timeBase)) m_model->retranslate();
            });
    connect(m_text, &QLineEdit::textChanged, this, &EventsTab::applyFilter);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &EventsTab::showEmpty);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &EventsTab::showEmpty);
    connect(m_model, &QAbstractItemModel::modelReset, this, &EventsTab::showEmpty);
    retranslate();
}

void EventsTab::setDeployment(const domain::DeploymentId& deployment) {
    m_deployment = deployment;
    if (m_words.setTimeBase(m_services.platform.snapshot()->timeBase)) m_model->retranslate();
    applyFilter();
}

void EventsTab::applyFilter() {
    items::EventFilter filter;
    filter.deployment = m_deployment;
    filter.text = m_text->text();
    m_model->setFilter(filter);
    showEmpty();
}

void EventsTab::showEmpty() {
    const bool empty = m_model->rowCount() == 0;
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    m_card->header().setNote(tr("%n event(s)", nullptr, m_model->rowCount()));
}

void EventsTab::retranslate() {
    m_card->header().setTitle(tr("Events"));
    m_table->setAccessibleName(tr("Events"));
    m_text->setPurpose(tr("Filter events"));
    m_empty->setTexts(tr("No events"), tr("What happens to this deployment appears here."));
    m_model->retranslate();
    showEmpty();
}

}  // namespace berth::ui
