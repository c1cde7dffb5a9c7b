// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/node_cells.h"

#include "models/bridge/log_text.h"
#include "ui/support/state_texts.h"
#include "ui/tables/node_table.h"

namespace berth::ui {

using items::NodeColumn;

bool isUp(const domain::Node& node) {
    return node.state == domain::NodeState::Running || node.state == domain::NodeState::NotReady ||
           node.state == domain::NodeState::Starting;
}

QString NodeCells::heading(NodeColumn column) const {
    switch (column) {
        case NodeColumn::Name:
            return tr("No.");
        case NodeColumn::Deployment:
            return tr("Deployment");
        case NodeColumn::State:
            return tr("State");
        case NodeColumn::Region:
            return tr("Region");
        case NodeColumn::Machine:
            return tr("Machine");
        case NodeColumn::Gpu:
            return tr("GPU");
        case NodeColumn::GpuUse:
            return tr("GPU use");
        case NodeColumn::GpuMemory:
            return tr("Memory");
        case NodeColumn::Requests:
            return tr("req/s");
        case NodeColumn::Restarts:
            return tr("Restarts");
        case NodeColumn::Age:
            return tr("Age");
        case NodeColumn::DiskOnly:
            return tr("On disk only");
        case NodeColumn::RateNow:
            return tr("¥/h");
        case NodeColumn::Cost:
            return tr("Cost");
    }
    Q_UNREACHABLE();
}

QString NodeCells::cell(const items::NodeRow& row, NodeColumn column) const {
    const domain::Node& node = *row.node;
    const Formatter& format = m_ui.format();
    switch (column) {
        case NodeColumn::Name:
            return bridge::toDisplayText(node.name);
        case NodeColumn::Deployment:
            return bridge::toDisplayText(row.deploymentName);
        case NodeColumn::State:
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
            if (node.state == domain::NodeState::Pulling && node.pullTotal.count > 0) {
                return format.bytesOf(node.pulled, node.pullTotal);
            }
            return isUp(node) ? format.percent(node.gpuUse) : Formatter::none();
        case NodeColumn::GpuMemory:
            return isUp(node) ? format.bytes(node.gpuMemoryUsed) : Formatter::none();
        case NodeColumn::Requests:
            return node.state == domain::NodeState::Running
                       ? format.number(node.requestsPerSecond, 1)
                       : Formatter::none();
        case NodeColumn::Restarts:
            return format.number(qint64{node.restarts});
        case NodeColumn::Age:
            return format.duration(row.snapshot->at - node.created);
        case NodeColumn::DiskOnly:
            return format.bytes(node.diskUsed);
        case NodeColumn::RateNow:
            return format.perHour(node.rate);
        case NodeColumn::Cost:
            return format.money(node.cost);
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
