// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/node_model.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "models/items/roles.h"
#include "models/items/text_match.h"

namespace berth::items {

using Column = NodeColumn;

struct NodeModel::Data {
    domain::SnapshotPtr snapshot;
    std::vector<NodeRow> rows;
};

namespace {

Unit unitOf(Column column) {
    switch (column) {
        case Column::GpuUse:
            return Unit::Ratio;
        case Column::GpuMemory:
        case Column::DiskOnly:
            return Unit::Bytes;
        case Column::Requests:
            return Unit::PerSecond;
        case Column::Restarts:
            return Unit::Count;
        case Column::Age:
            return Unit::Nanoseconds;
        case Column::RateNow:
            return Unit::PointsPerSecond;
        case Column::Cost:
            return Unit::Points;
        default:
            return Unit::Text;
    }
}

QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

template <class T>
int order(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

int compare(const NodeRow& a, const NodeRow& b, Column column) {
    const domain::Node& x = *a.node;
    const domain::Node& y = *b.node;
    switch (column) {
        case Column::Name:
            return a.deploymentName != b.deploymentName ? order(a.deploymentName, b.deploymentName)
                                                        : order(x.ordinal, y.ordinal);
        case Column::Deployment:
            return order(a.deploymentName, b.deploymentName);
        case Column::State:
            return order(x.state, y.state);
        case Column::Region:
            return order(x.region, y.region);
        case Column::Machine:
            return order(x.machine, y.machine);
        case Column::Gpu:
            return order(x.gpuSpec, y.gpuSpec);
        case Column::GpuUse:
            return order(x.gpuUse, y.gpuUse);
        case Column::GpuMemory:
            return order(x.gpuMemoryUsed, y.gpuMemoryUsed);
        case Column::Requests:
            return order(x.requestsPerSecond, y.requestsPerSecond);
        case Column::Restarts:
            return order(x.restarts, y.restarts);
        case Column::Age:
            return order(y.created, x.created);
        case Column::DiskOnly:
            return order(x.diskUsed, y.diskUsed);
        case Column::RateNow:
            return order(x.rate, y.rate);
        case Column::Cost:
            return order(x.cost, y.cost);
    }
    return 0;
}

bool matches(const NodeRow& row, const NodeFilter& filter, const TextMatch& text) {
    const domain::Node& node = *row.node;
    if (!filter.deployment.empty() && node.deployment != filter.deployment) return false;
    if (!filter.ended && node.state == domain::NodeState::Ended) return false;
    if (filter.state && node.state != *filter.state) return false;
    if (!filter.region.empty() && node.region != filter.region) return false;
    return text.empty() ||
           text.in({node.name, row.deploymentName, node.machine.value, node.gpuSpec});
}

std::vector<NodeRow> rowsOf(const domain::Snapshot& snapshot) {
    std::unordered_map<std::string_view, std::string_view> nameOf;
    nameOf.reserve(snapshot.deployments.size());
    for (const domain::Deployment& deployment : snapshot.deployments) {
        nameOf.emplace(deployment.id.value, deployment.spec.name);
    }
    std::vector<NodeRow> rows;
    rows.reserve(snapshot.nodes.size());
    for (const domain::Node& node : snapshot.nodes) {
        const bool sameDeployment =
            !rows.empty() && rows.back().node->deployment == node.deployment;
        std::string_view name;
        if (sameDeployment) {
            name = rows.back().deploymentName;
        } else if (const auto found = nameOf.find(node.deployment.value); found != nameOf.end()) {
            name = found->second;
        }
        rows.push_back({&node, name});
    }
    return rows;
}

}  // namespace

NodeModel::NodeModel(const NodeText* text, QObject* parent) : RowModel(parent), m_text(text) {
    auto empty = std::make_shared<Data>();
    empty->snapshot = std::make_shared<const domain::Snapshot>();
    m_data = std::move(empty);
}

NodeModel::~NodeModel() = default;

void NodeModel::setSnapshot(domain::SnapshotPtr snapshot) {
    const domain::Instant before = m_data->snapshot->at;
    auto data = std::make_shared<Data>();
    data->rows = rowsOf(*snapshot);
    data->snapshot = std::move(snapshot);
    m_data = std::move(data);
    rebuild();
    if (m_data->snapshot->at != before) touchColumn(static_cast<int>(Column::Age));
}

void NodeModel::setFilter(NodeFilter filter) {
    if (filter == m_filter) return;
    m_filter = std::move(filter);
    rebuild();
}

void NodeModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kNodeColumns - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kNodeColumns - 1));
}

void NodeModel::sort(int column, Qt::SortOrder order) {
    m_sortColumn = column < kNodeColumns ? column : -1;
    m_sortOrder = order;
    rebuild();
}

void NodeModel::rebuild() {
    const TextMatch text(m_filter.text.toStdString());
    std::vector<const NodeRow*> wanted;
    wanted.reserve(m_data->rows.size());
    for (const NodeRow& row : m_data->rows) {
        if (matches(row, m_filter, text)) wanted.push_back(&row);
    }
    if (m_sortColumn >= 0) {
        const auto column = static_cast<Column>(m_sortColumn);
        const bool ascending = m_sortOrder == Qt::AscendingOrder;
        std::ranges::stable_sort(wanted, [=](const NodeRow* a, const NodeRow* b) {
            const int sign = compare(*a, *b, column);
            return ascending ? sign < 0 : sign > 0;
        });
    }
    std::vector<Row> next;
    next.reserve(wanted.size());
    for (const NodeRow* row : wanted)
        next.push_back({row->node->id.value, row});
    merge(std::move(next), m_data);
}

const NodeRow& NodeModel::rowAt(int row) const {
    return *static_cast<const NodeRow*>(shown(row).value);
}

bool NodeModel::same(const void* before, const void* after) const {
    return *static_cast<const NodeRow*>(before)->node == *static_cast<const NodeRow*>(after)->node;
}

int NodeModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kNodeColumns;
}

QVariant NodeModel::value(const NodeRow& row, Column column) const {
    const domain::Node& node = *row.node;
    switch (column) {
        case Column::Name:
            return qt(node.name);
        case Column::Deployment:
            return qt(row.deploymentName);
        case Column::State:
            return qt(domain::toText(node.state));
        case Column::Region:
            return qt(node.region.value);
        case Column::Machine:
            return qt(node.machine.value);
        case Column::Gpu:
            return qt(node.gpuSpec);
        case Column::GpuUse:
            return node.gpuUse;
        case Column::GpuMemory:
            return static_cast<qint64>(node.gpuMemoryUsed.count);
        case Column::Requests:
            return node.requestsPerSecond;
        case Column::Restarts:
            return static_cast<qint64>(node.restarts);
        case Column::Age:
            return static_cast<qint64>(
                (node.ended.value_or(m_data->snapshot->at) - node.created).count());
        case Column::DiskOnly:
            return static_cast<qint64>(node.diskUsed.count);
        case Column::RateNow:
            return static_cast<qint64>(node.rate.pointsPerSecond);
        case Column::Cost:
            return static_cast<qint64>(node.cost.points);
    }
    return {};
}

QVariant NodeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const NodeRow& row = rowAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            if (m_text != nullptr) return m_text->cell(row, column, *m_data->snapshot);
            return value(row, column);
        case ValueRole:
            return value(row, column);
        case UnitRole:
            return static_cast<int>(unitOf(column));
        case IdRole:
            return qt(row.node->id.value);
        case Qt::TextAlignmentRole:
            return static_cast<int>(unitOf(column) == Unit::Text ? Qt::AlignLeft : Qt::AlignRight) |
                   static_cast<int>(Qt::AlignVCenter);
        default:
            return {};
    }
}

QVariant NodeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kNodeColumns) return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::DisplayRole && m_text != nullptr) return m_text->heading(column);
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(unitOf(column) == Unit::Text ? Qt::AlignLeft : Qt::AlignRight) |
               static_cast<int>(Qt::AlignVCenter);
    }
    return {};
}

}  // namespace berth::items
