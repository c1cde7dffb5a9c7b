// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/nodes_card.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>
#include <QVBoxLayout>

#include "models/bridge/platform_bridge.h"
#include "models/items/roles.h"
#include "ui/deployment_detail/why_row.h"
#include "ui/support/action_reasons.h"
#include "ui/support/state_texts.h"
#include "ui/tables/node_table.h"
#include "ui/tables/platform_table.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

using items::NodeColumn;

namespace {

constexpr int kMostRows = 10;
// All columns with their headings, and the longest usual state; and without what a platform may
// not tell.
constexpr int kLeastWidth = 744;
constexpr int kLeastWidthUntold = 480;

int at(NodeColumn column) {
    return static_cast<int>(column);
}

}  // namespace

NodesCard::NodesCard(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_cells(m_ui),
      m_model(new items::NodeModel(&m_cells, this)),
      m_card(new Card(m_ui, this)),
      m_scale(new Button(m_ui, ButtonKind::Plain, {}, Icon::Scale, m_card)),
      m_table(new DataTable(m_ui, RowHeight::Dense, m_card)),
      m_why(new WhyRow(services, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    const domain::Capabilities can = services.platform.capabilities();
    setMinimumWidth(can.metrics && can.dataLossLedger ? kLeastWidth : kLeastWidthUntold);
    m_card->setFlush(true);
    m_card->body().setSpacing(0);
    m_scale->setSizeClass(ButtonSize::Compact);
    m_card->header().addAction(m_scale);
    m_card->body().addWidget(m_table);
    m_card->body().addStretch();
    m_card->body().addWidget(m_why);
    m_why->hide();
    setUpCells();
    connect(m_scale, &QPushButton::clicked, this, &NodesCard::scaleRequested);
    connect(m_table, &DataTable::menuRequested, this, &NodesCard::showMenu);
    connect(m_why, &WhyRow::replaceRequested, this, &NodesCard::replaceRequested);
    connect(m_why, &WhyRow::editRequested, this, &NodesCard::editRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &NodesCard::showWhy);
    retranslate();
}

void NodesCard::setUpCells() {
    m_table->setModel(m_model);
    for (const NodeColumn hidden : {NodeColumn::Deployment, NodeColumn::Machine, NodeColumn::Gpu,
                                    NodeColumn::RateNow, NodeColumn::Cost}) {
        m_table->setColumnHidden(at(hidden), true);
    }
    QVector<int> widths{46, 0, 150, 100, 0, 0, 112, 76, 58, 66, 88, 94, 0, 0};
    const domain::Capabilities can = m_services.platform.capabilities();
    for (int column = 0; column < items::kNodeColumns; ++column) {
        if (isTold(static_cast<NodeColumn>(column), can)) continue;
        widths[column] = 0;
        m_table->setColumnHidden(column, true);
    }
    m_table->setColumnWidths(widths, at(NodeColumn::State));
    greyWhileLost(*m_table, m_services.platform);
    m_table->setFitsContents(kMostRows);
    auto node = [this](const QModelIndex& index) -> const domain::Node& {
        return *m_model->rowAt(index.row()).node;
    };
    m_table->setItemDelegateForColumn(
        at(NodeColumn::Name),
        new NodeNumberCell(
            m_ui, [node](const QModelIndex& index) { return node(index).ordinal; }, m_table));
    m_table->setItemDelegateForColumn(
        at(NodeColumn::State),
        new StateCell(
            m_ui,
            [node](const QModelIndex& index) {
                const domain::Node& shown = node(index);
                StateCellValue value{visualOf(shown.state), stateText(shown.state), {}};
                if (shown.state == domain::NodeState::Pulling && shown.pullTotal.count > 0) {
                    value.progress = static_cast<double>(shown.pulled.count) /
                                     static_cast<double>(shown.pullTotal.count);
                }
                return value;
            },
            m_table));
    m_table->setItemDelegateForColumn(at(NodeColumn::GpuUse),
                                      new BarCell(
                                          m_ui,
                                          [node](const QModelIndex& index) {
                                              BarCellValue value;
                                              value.text = index.data(Qt::DisplayRole).toString();
                                              if (isUp(node(index)))
                                                  value.ratio = node(index).gpuUse;
                                              return value;
                                          },
                                          m_table));
    auto* restarts = new TextCell(m_ui, m_table);
    restarts->setColor([node](const QModelIndex& index) {
        return node(index).restarts > 0 ? Token::Warn : Token::Ink;
    });
    m_table->setItemDelegateForColumn(at(NodeColumn::Restarts), restarts);
}

void NodesCard::show(const domain::SnapshotPtr& snapshot, const domain::Deployment& deployment) {
    m_snapshot = snapshot;
    if (deployment.id != m_deployment) {
        m_deployment = deployment.id;
        items::NodeFilter filter;
        filter.deployment = deployment.id;
        m_model->setFilter(filter);
    }
    m_model->setSnapshot(snapshot);
    m_table->updateGeometry();
    const int wanted = deployment.nodesWanted();
    m_card->header().setNote(tr("%1 of %n ready", nullptr, wanted).arg(deployment.nodesReady));
    setOffered(*m_scale, whyNot(Doing::Scale, m_services.platform.capabilities(), &deployment));
    if (deployment.state == domain::DeploymentState::Deleting || deployment.finished())
        m_scale->setEnabled(false);
    showWhy();
}

void NodesCard::retranslate() {
    m_card->header().setTitle(tr("Nodes"));
    m_table->setAccessibleName(tr("Nodes"));
    m_scale->setText(tr("Scale …"));
    m_scale->setAccessibleName(tr("Scale nodes"));
    m_model->retranslate();
    if (m_snapshot) showWhy();
}

domain::NodeId NodesCard::chosen() const {
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid()) return {};
    return m_model->rowAt(index.row()).node->id;
}

void NodesCard::showWhy() {
    if (m_snapshot) m_why->show(*m_snapshot, m_deployment, chosen());
}

void NodesCard::showMenu(const QModelIndex& index, const QPoint& position) {
    if (!index.isValid()) return;
    const domain::Node& node = *m_model->rowAt(index.row()).node;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    QAction* replace = menu->addAction(tr("Replace node"));
    setOffered(*replace, whyNot(Doing::ReplaceNode, m_services.platform.capabilities(),
                                m_services.platform.snapshot()->findDeployment(m_deployment)));
    if (!node.alive() || node.state == domain::NodeState::Terminating) replace->setEnabled(false);
    connect(replace, &QAction::triggered, this,
            [this, id = node.id] { Q_EMIT replaceRequested(id); });
    menu->popup(position);
}

}  // namespace berth::ui
