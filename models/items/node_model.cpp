// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/node_model.h"

#include <unordered_map>
#include <utility>

namespace berth::items {

namespace {

std::vector<NodeRow> nodeRows(const domain::Snapshot& snapshot) {
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
        rows.push_back({&snapshot, &node, name});
    }
    return rows;
}

}  // namespace

NodeModel::NodeModel(const NodeText* text, QObject* parent)
    : TableModel(text, std::nullopt, parent) {}

void NodeModel::setSnapshot(const domain::SnapshotPtr& snapshot) {
    const bool timePassed = std::exchange(m_at, snapshot->at) != snapshot->at;
    setItems(nodeRows(*snapshot), snapshot);
    if (timePassed) touchColumn(static_cast<int>(Column::Age));
}

void NodeModel::setFilter(NodeFilter filter) {
    if (m_filter.set(std::move(filter))) rebuild();
}

bool NodeModel::shows(const NodeRow& row) const {
    const domain::Node& node = *row.node;
    const NodeFilter& filter = m_filter.get();
    if (!filter.deployment.empty() && node.deployment != filter.deployment) return false;
    if (!filter.ended && node.state == domain::NodeState::Ended) return false;
    if (filter.state && node.state != *filter.state) return false;
    if (!filter.region.empty() && node.region != filter.region) return false;
    const TextMatch& text = m_filter.text();
    return text.empty() ||
           text.in({node.name, row.deploymentName, node.machine.value, node.gpuSpec});
}

Unit NodeModel::unitOf(Column column) const {
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

std::partial_ordering NodeModel::compare(const NodeRow& a, const NodeRow& b, Column column) const {
    const domain::Node& x = *a.node;
    const domain::Node& y = *b.node;
    switch (column) {
        case Column::Name:
            return a.deploymentName != b.deploymentName ? a.deploymentName <=> b.deploymentName
                                                        : x.ordinal <=> y.ordinal;
        case Column::Deployment:
            return a.deploymentName <=> b.deploymentName;
        case Column::State:
            return x.state <=> y.state;
        case Column::Region:
            return x.region <=> y.region;
        case Column::Machine:
            return x.machine <=> y.machine;
        case Column::Gpu:
            return x.gpuSpec <=> y.gpuSpec;
        case Column::GpuUse:
            return x.gpuUse <=> y.gpuUse;
        case Column::GpuMemory:
            return x.gpuMemoryUsed <=> y.gpuMemoryUsed;
        case Column::Requests:
            return x.requestsPerSecond <=> y.requestsPerSecond;
        case Column::Restarts:
            return x.restarts <=> y.restarts;
        case Column::Age:
            return y.created <=> x.created;
        case Column::DiskOnly:
            return x.diskUsed <=> y.diskUsed;
        case Column::RateNow:
            return x.rate <=> y.rate;
        case Column::Cost:
            return x.cost <=> y.cost;
    }
    return std::partial_ordering::equivalent;
}

QVariant NodeModel::value(const NodeRow& row, Column column) const {
    const domain::Node& node = *row.node;
    switch (column) {
        case Column::Name:
            return QString::fromUtf8(node.name);
        case Column::Deployment:
            return QString::fromUtf8(row.deploymentName);
        case Column::State:
            return QString::fromUtf8(domain::toText(node.state));
        case Column::Region:
            return QString::fromUtf8(node.region.value);
        case Column::Machine:
            return QString::fromUtf8(node.machine.value);
        case Column::Gpu:
            return QString::fromUtf8(node.gpuSpec);
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
                (node.ended.value_or(row.snapshot->at) - node.created).count());
        case Column::DiskOnly:
            return static_cast<qint64>(node.diskUsed.count);
        case Column::RateNow:
            return static_cast<qint64>(node.rate.pointsPerSecond);
        case Column::Cost:
            return static_cast<qint64>(node.cost.points);
    }
    return {};
}

}  // namespace berth::items
