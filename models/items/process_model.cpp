// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/process_model.h"

#include <unordered_map>
#include <utility>

namespace berth::items {

std::vector<ProcessRow> processRows(const domain::Inspection& look) {
    struct OnGpus {
        domain::Bytes memory;
        std::vector<int> gpus;
    };
    std::unordered_map<std::int64_t, OnGpus> users;
    for (const domain::GpuState& gpu : look.gpus) {
        for (const domain::GpuProcess& each : gpu.processes) {
            OnGpus& user = users[each.pid];
            if (each.memory) user.memory += *each.memory;
            if (gpu.index) user.gpus.push_back(*gpu.index);
        }
    }
    std::vector<ProcessRow> rows;
    rows.reserve(look.host.processes.size());
    for (const domain::HostProcess& process : look.host.processes) {
        ProcessRow row{std::to_string(process.pid), process, {}, {}};
        if (const auto user = users.find(process.pid); user != users.end()) {
            row.gpuMemory = user->second.memory;
            row.gpus = user->second.gpus;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

ProcessModel::ProcessModel(const ProcessText* text, QObject* parent)
    : TableModel(text, Order{Column::Memory, Qt::DescendingOrder}, parent) {}

void ProcessModel::setLook(const domain::Inspection& look) {
    setItems(processRows(look), nullptr);
}

void ProcessModel::setFilter(ProcessFilter filter) {
    if (m_filter.set(std::move(filter))) rebuild();
}

bool ProcessModel::shows(const ProcessRow& row) const {
    if (m_filter.get().gpuOnly && row.gpus.empty() && row.gpuMemory.count == 0) return false;
    const TextMatch& text = m_filter.text();
    return text.empty() || text.in({row.process.name, row.key});
}

Unit ProcessModel::unitOf(Column column) const {
    switch (column) {
        case Column::Pid:
            return Unit::Count;
        case Column::Memory:
        case Column::GpuMemory:
            return Unit::Bytes;
        case Column::Name:
        case Column::State:
        case Column::Gpus:
            break;
    }
    return Unit::Text;
}

QVariant ProcessModel::value(const ProcessRow& row, Column column) const {
    switch (column) {
        case Column::Pid:
            return qint64{row.process.pid};
        case Column::Name:
            return QString::fromStdString(row.process.name);
        case Column::State:
            return QString(QLatin1Char(row.process.state));
        case Column::Memory:
            return qint64{row.process.resident.count};
        case Column::GpuMemory:
            return qint64{row.gpuMemory.count};
        case Column::Gpus:
            break;
    }
    return {};
}

std::partial_ordering ProcessModel::compare(const ProcessRow& a, const ProcessRow& b,
                                            Column column) const {
    switch (column) {
        case Column::Pid:
            return a.process.pid <=> b.process.pid;
        case Column::Name:
            return a.process.name <=> b.process.name;
        case Column::State:
            return a.process.state <=> b.process.state;
        case Column::Memory:
            return a.process.resident <=> b.process.resident;
        case Column::GpuMemory:
            return a.gpuMemory <=> b.gpuMemory;
        case Column::Gpus:
            return a.gpus <=> b.gpus;
    }
    return std::partial_ordering::equivalent;
}

}  // namespace berth::items
