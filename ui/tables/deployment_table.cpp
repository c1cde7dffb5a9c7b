// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/deployment_table.h"

#include <QEvent>
#include <QItemSelectionModel>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/log_text.h"
#include "models/items/roles.h"
#include "ui/support/state_texts.h"
#include "ui/support/warning_texts.h"
#include "ui/tables/node_table.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/node_strip.h"

namespace berth::ui {

using items::DeploymentColumn;
using items::DeploymentRow;

namespace {

struct DeploymentTableText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::DeploymentTableText)
};

QString regionsOf(const domain::Deployment& deployment, const domain::Snapshot& snapshot,
                  const UiContext& ui) {
    const auto& regions = deployment.spec.regions;
    if (regions.empty()) return DeploymentTableText::tr("any");
    const QString name = regionText(regions.front(), snapshot.catalogue, ui);
    if (regions.size() == 1) return name;
    return DeploymentTableText::tr("%1 and %n more", nullptr, static_cast<int>(regions.size()) - 1)
        .arg(name);
}

// How far a job is says more than what one of its nodes does.
DeploymentStateView jobView(const domain::Deployment& deployment) {
    const QString state = stateText(deployment.state);
    return {visualOf(deployment.state),
            deployment.finished()
                ? state
                : DeploymentTableText::tr("%1, %2 of %3 done")
                      .arg(state)
                      .arg(deployment.job->succeeded)
                      .arg(deployment.spec.job ? deployment.spec.job->completions : 0),
            std::nullopt};
}

QString linkOf(const domain::Deployment& deployment) {
    if (deployment.finished()) return Formatter::none();
    if (deployment.links.empty()) return DeploymentTableText::tr("pull mode");
    const domain::PortLink& link = deployment.links.front();
    if (!link.problem.empty()) return DeploymentTableText::tr("no address");
    if (link.url.empty()) return DeploymentTableText::tr("not yet");
    QString url = bridge::toDisplayText(link.url);
    for (const char* scheme : {"https://", "http://"}) {
        if (url.startsWith(QLatin1String(scheme))) return url.mid(QLatin1String(scheme).size());
    }
    return url;
}

}  // namespace

DeploymentStateView stateViewOf(const DeploymentRow& row, UiContext& ui) {
    const domain::Deployment& deployment = *row.deployment;
    if (deployment.job) return jobView(deployment);
    const bool own = deployment.state == domain::DeploymentState::Paused ||
                     deployment.state == domain::DeploymentState::Deleting ||
                     deployment.state == domain::DeploymentState::Running || !row.worstNode;
    if (own) {
        return {visualOf(deployment.state), stateText(deployment.state), std::nullopt};
    }
    DeploymentStateView view{visualOf(*row.worstNode), stateText(*row.worstNode), std::nullopt};
    if (*row.worstNode == domain::NodeState::Pulling && row.pullTotal.count > 0) {
        const double share =
            static_cast<double>(row.pulled.count) / static_cast<double>(row.pullTotal.count);
        view.word = DeploymentTableText::tr("%1 %2").arg(view.word, ui.format().percent(share));
    } else if (*row.worstNode == domain::NodeState::NotReady) {
        view.word = DeploymentTableText::tr("%1 of %2 ready")
                        .arg(deployment.nodesReady)
                        .arg(deployment.spec.nodes);
    }
    return view;
}

QString DeploymentWords::heading(DeploymentColumn column) const {
    switch (column) {
        case DeploymentColumn::Name:
            return DeploymentTableText::tr("Name");
        case DeploymentColumn::State:
            return DeploymentTableText::tr("State");
        case DeploymentColumn::Nodes:
            return DeploymentTableText::tr("Nodes");
        case DeploymentColumn::Ready:
            return DeploymentTableText::tr("Ready");
        case DeploymentColumn::Gpu:
            return DeploymentTableText::tr("GPU");
        case DeploymentColumn::Region:
            return DeploymentTableText::tr("Region");
        case DeploymentColumn::Link:
            return DeploymentTableText::tr("Link");
        case DeploymentColumn::RateNow:
            return DeploymentTableText::tr("¥ / h now");
        case DeploymentColumn::CostSoFar:
            return DeploymentTableText::tr("¥ so far");
        case DeploymentColumn::Age:
            return DeploymentTableText::tr("Age");
        case DeploymentColumn::Requests:
            return DeploymentTableText::tr("req/s");
        case DeploymentColumn::Warning:
            return DeploymentTableText::tr("Notice");
    }
    return {};
}

QString DeploymentWords::cell(const DeploymentRow& row, DeploymentColumn column) const {
    const domain::Deployment& deployment = *row.deployment;
    const Formatter& format = m_ui.format();
    const bool paused =
        deployment.state == domain::DeploymentState::Paused || deployment.finished();
    switch (column) {
        case DeploymentColumn::Name:
            return bridge::toDisplayText(deployment.spec.name);
        case DeploymentColumn::State:
            return stateViewOf(row, m_ui).word;
        case DeploymentColumn::Nodes: {
            QVector<domain::NodeState> states;
            for (const items::NodeMark& mark : row.marks)
                states.push_back(mark.state);
            return nodeStripText(states);
        }
        case DeploymentColumn::Ready:
            if (paused) return Formatter::none();
            return format.countOf(deployment.nodesReady, deployment.nodesWanted());
        case DeploymentColumn::Gpu:
            return bridge::toDisplayText(deployment.spec.gpuSpec);
        case DeploymentColumn::Region:
            return regionsOf(deployment, *row.snapshot, m_ui);
        case DeploymentColumn::Link:
            return linkOf(deployment);
        case DeploymentColumn::RateNow:
            return format.amount(deployment.rateNow.perHour());
        case DeploymentColumn::CostSoFar:
            return format.amount(deployment.costSoFar);
        case DeploymentColumn::Age:
            return format.duration(row.snapshot->at - deployment.created);
        case DeploymentColumn::Requests:
            return paused ? Formatter::none() : format.number(deployment.requestsPerSecond, 1);
        case DeploymentColumn::Warning:
            return deployment.warnings.empty() ? QString()
                                               : warningText(deployment.warnings.front(), format);
    }
    return {};
}

DeploymentTable::DeploymentTable(UiContext& ui, RowHeight rows, const QVector<Column>& columns,
                                 const domain::Capabilities& capabilities, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_words(ui),
      m_model(&m_words),
      m_view(new DataTable(ui, rows, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setModel(&m_model);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setCells();
    QVector<ColumnWidth> told;
    for (const auto& [column, width] : columns) {
        if (column == DeploymentColumn::Requests && !capabilities.metrics) continue;
        told.push_back({static_cast<int>(column), width});
    }
    m_view->setShownColumns(told);
    m_view->setSortable();
    const auto idAt = [](const QModelIndex& index) { return index.data(items::IdRole).toString(); };
    connect(m_view, &DataTable::rowActivated, this,
            [this, idAt](const QModelIndex& index) { Q_EMIT activated(idAt(index)); });
    connect(m_view, &DataTable::menuRequested, this,
            [this, idAt](const QModelIndex& index, const QPoint& at) {
                Q_EMIT menuRequested(idAt(index), at);
            });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DeploymentTable::selectionChanged);
}

void DeploymentTable::setCells() {
    const auto at = [this](const QModelIndex& index) -> const DeploymentRow& {
        return m_model.rowAt(index.row());
    };
    const auto place = [this](DeploymentColumn column, QAbstractItemDelegate* cell) {
        m_view->setItemDelegateForColumn(static_cast<int>(column), cell);
    };
    place(DeploymentColumn::Name, new TextCell(m_ui, m_view, TextStyle::Strong));
    place(DeploymentColumn::State,
          new StateCell(
              m_ui,
              [this, at](const QModelIndex& index) {
                  const auto view = stateViewOf(at(index), m_ui);
                  return StateCellValue{view.visual, view.word, view.progress};
              },
              m_view));
    place(DeploymentColumn::Nodes, new NodeStripCell(
                                       m_ui,
                                       [at](const QModelIndex& index) {
                                           QVector<domain::NodeState> states;
                                           for (const auto& mark : at(index).marks) {
                                               states.push_back(mark.state);
                                           }
                                           return states;
                                       },
                                       m_view));
    place(DeploymentColumn::Link, new TextCell(m_ui, m_view, TextStyle::Mono));
    auto* ready = new TextCell(m_ui, m_view);
    ready->setColor([at](const QModelIndex& index) {
        const domain::Deployment& d = *at(index).deployment;
        return d.nodesReady < d.nodesWanted() ? Token::Warn : Token::Ink;
    });
    place(DeploymentColumn::Ready, ready);
    auto* warning = new TextCell(m_ui, m_view);
    warning->setColor([at](const QModelIndex& index) {
        switch (at(index).group) {
            case items::StateGroup::Failing:
                return Token::Bad;
            case items::StateGroup::Attention:
                return Token::Warn;
            default:
                return Token::Ink2;
        }
    });
    place(DeploymentColumn::Warning, warning);
}

QVector<domain::DeploymentId> DeploymentTable::selected() const {
    QVector<domain::DeploymentId> ids;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        ids.push_back({index.data(items::IdRole).toString().toStdString()});
    }
    return ids;
}

void DeploymentTable::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) m_model.retranslate();
}

}  // namespace berth::ui
