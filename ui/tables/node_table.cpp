// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/node_table.h"

#include <QCoreApplication>
#include <QEvent>
#include <QItemSelectionModel>
#include <QVBoxLayout>

#include "models/bridge/log_text.h"
#include "models/items/roles.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/cells.h"

namespace berth::ui {

using items::NodeColumn;
using items::NodeRow;

namespace {

struct NodeTableText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::NodeTableText)
};

double shareOf(domain::Bytes part, domain::Bytes whole) {
    return whole.count > 0 ? static_cast<double>(part.count) / static_cast<double>(whole.count) : 0;
}

bool hasContainer(const domain::Node& node) {
    return node.state == domain::NodeState::Running || node.state == domain::NodeState::NotReady ||
           node.state == domain::NodeState::Starting ||
           node.state == domain::NodeState::Terminating;
}

}  // namespace

QString regionText(const domain::RegionId& id, const domain::Catalogue& catalogue,
                   const UiContext& ui) {
    const domain::Region* region = catalogue.findRegion(id);
    if (region == nullptr) return bridge::toDisplayText(id.value);
    const bool chinese = ui.format().locale().language() == QLocale::Chinese;
    return bridge::toDisplayText(chinese && !region->nameZh.empty() ? region->nameZh
                                                                    : region->name);
}

QString NodeWords::heading(NodeColumn column) const {
    switch (column) {
        case NodeColumn::Name:
            return NodeTableText::tr("Node");
        case NodeColumn::Deployment:
            return NodeTableText::tr("Deployment");
        case NodeColumn::State:
            return NodeTableText::tr("State");
        case NodeColumn::Region:
            return NodeTableText::tr("Region");
        case NodeColumn::Machine:
            return NodeTableText::tr("Machine");
        case NodeColumn::Gpu:
            return NodeTableText::tr("GPU");
        case NodeColumn::GpuUse:
            return NodeTableText::tr("GPU use");
        case NodeColumn::GpuMemory:
            return NodeTableText::tr("GPU memory");
        case NodeColumn::Requests:
            return NodeTableText::tr("req/s");
        case NodeColumn::Restarts:
            return NodeTableText::tr("Restarts");
        case NodeColumn::Age:
            return NodeTableText::tr("Age");
        case NodeColumn::DiskOnly:
            return NodeTableText::tr("On disk only");
        case NodeColumn::RateNow:
            return NodeTableText::tr("¥ / h now");
        case NodeColumn::Cost:
            return NodeTableText::tr("¥ so far");
    }
    return {};
}

QString NodeWords::cell(const NodeRow& row, NodeColumn column) const {
    const domain::Node& node = *row.node;
    const Formatter& format = m_ui.format();
    switch (column) {
        case NodeColumn::Name:
            return bridge::toDisplayText(node.name);
        case NodeColumn::Deployment:
            return bridge::toDisplayText(row.deploymentName);
        case NodeColumn::State:
            if (node.state == domain::NodeState::Pulling && node.pullTotal.count > 0) {
                return NodeTableText::tr("%1, %2").arg(stateText(node.state),
                                                       format.bytesOf(node.pulled, node.pullTotal));
            }
            return stateText(node.state);
        case NodeColumn::Region:
            return node.region.empty() ? Formatter::none()
                                       : regionText(node.region, row.snapshot->catalogue, m_ui);
        case NodeColumn::Machine:
            return node.machine.empty() ? Formatter::none()
                                        : bridge::toDisplayText(node.machine.value);
        case NodeColumn::Gpu:
            return bridge::toDisplayText(node.gpuSpec);
        case NodeColumn::GpuUse:
            return hasContainer(node) ? format.percent(node.gpuUse) : Formatter::none();
        case NodeColumn::GpuMemory:
            return hasContainer(node) ? format.bytes(node.gpuMemoryUsed) : Formatter::none();
        case NodeColumn::Requests:
            return node.state == domain::NodeState::Running
                       ? format.number(node.requestsPerSecond, 1)
                       : Formatter::none();
        case NodeColumn::Restarts:
            return format.number(qint64{node.restarts});
        case NodeColumn::Age:
            return format.duration(row.snapshot->at - node.created);
        case NodeColumn::DiskOnly:
            return node.diskUsed.count > 0 ? format.bytes(node.diskUsed) : QStringLiteral("0");
        case NodeColumn::RateNow:
            return format.amount(node.rate.perHour());
        case NodeColumn::Cost:
            return format.amount(node.cost);
    }
    return {};
}

bool isTold(NodeColumn column, const domain::Capabilities& capabilities) {
    switch (column) {
        case NodeColumn::GpuUse:
        case NodeColumn::GpuMemory:
        case NodeColumn::Requests:
            return capabilities.metrics;
        case NodeColumn::DiskOnly:
            return capabilities.dataLossLedger;
        default:
            return true;
    }
}

NodeTable::NodeTable(UiContext& ui, const QVector<Column>& columns,
                     const domain::Capabilities& capabilities, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_words(ui),
      m_model(&m_words),
      m_view(new DataTable(ui, RowHeight::Standard, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setModel(&m_model);
    setCells();
    QVector<ColumnWidth> told;
    for (const auto& [column, width] : columns) {
        if (isTold(column, capabilities)) told.push_back({static_cast<int>(column), width});
    }
    m_view->setShownColumns(told);
    m_view->setSortable();
    connect(m_view, &DataTable::rowActivated, this, [this](const QModelIndex& index) {
        Q_EMIT activated(index.data(items::IdRole).toString());
    });
    connect(m_view, &DataTable::menuRequested, this,
            [this](const QModelIndex& index, const QPoint& position) {
                Q_EMIT menuRequested(index.data(items::IdRole).toString(), position);
            });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &NodeTable::currentChanged);
}

void NodeTable::setCells() {
    const auto nodeAt = [this](const QModelIndex& index) -> const domain::Node& {
        return *m_model.rowAt(index.row()).node;
    };
    const auto place = [this](NodeColumn column, QAbstractItemDelegate* cell) {
        m_view->setItemDelegateForColumn(static_cast<int>(column), cell);
    };
    place(NodeColumn::Name, new TextCell(m_ui, m_view, TextStyle::Strong));
    place(NodeColumn::State,
          new StateCell(
              m_ui,
              [nodeAt](const QModelIndex& index) {
                  const domain::Node& node = nodeAt(index);
                  std::optional<double> progress;
                  if (node.state == domain::NodeState::Pulling) {
                      progress = shareOf(node.pulled, node.pullTotal);
                  }
                  return StateCellValue{visualOf(node.state), stateText(node.state), progress};
              },
              m_view));
    place(
        NodeColumn::GpuUse,
        new BarCell(
            m_ui,
            [this, nodeAt](const QModelIndex& index) {
                const domain::Node& node = nodeAt(index);
                if (!hasContainer(node)) {
                    return BarCellValue{std::nullopt, Formatter::none(), Token::Accent};
                }
                return BarCellValue{node.gpuUse, m_ui.format().percent(node.gpuUse), Token::Accent};
            },
            m_view));
    auto* disk = new TextCell(m_ui, m_view);
    disk->setColor([nodeAt](const QModelIndex& index) {
        return nodeAt(index).diskUsed.count > 0 ? Token::Warn : Token::Ink2;
    });
    place(NodeColumn::DiskOnly, disk);
    auto* restarts = new TextCell(m_ui, m_view);
    restarts->setColor([nodeAt](const QModelIndex& index) {
        return nodeAt(index).restarts > 0 ? Token::Warn : Token::Ink;
    });
    place(NodeColumn::Restarts, restarts);
}

domain::NodeId NodeTable::current() const {
    const QModelIndex index = m_view->selectionModel()->currentIndex();
    return {index.isValid() ? index.data(items::IdRole).toString().toStdString() : std::string()};
}

void NodeTable::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) m_model.retranslate();
}

}  // namespace berth::ui
