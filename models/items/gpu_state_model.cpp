// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/gpu_state_model.h"

#include <utility>

namespace berth::items {

double GpuStateRow::memoryShare() const {
    if (!gpu.memoryUsed || !gpu.memoryTotal || gpu.memoryTotal->count <= 0) return 0;
    return static_cast<double>(gpu.memoryUsed->count) / static_cast<double>(gpu.memoryTotal->count);
}

GpuStateModel::GpuStateModel(const GpuStateText* text, QObject* parent)
    : TableModel(text, std::nullopt, parent) {}

void GpuStateModel::setGpus(std::vector<GpuStateRow> rows) {
    setItems(std::move(rows), nullptr);
}

Unit GpuStateModel::unitOf(Column column) const {
    switch (column) {
        case Column::Use:
        case Column::Memory:
            return Unit::Ratio;
        case Column::Temperature:
        case Column::Power:
            return Unit::Count;
        case Column::Gpu:
        case Column::Model:
        case Column::Trend:
            break;
    }
    return Unit::Text;
}

QVariant GpuStateModel::value(const GpuStateRow& row, Column column) const {
    const domain::GpuState& gpu = row.gpu;
    const auto number = [](const std::optional<double>& known) {
        return known ? QVariant(*known) : QVariant();
    };
    switch (column) {
        case Column::Gpu:
            return gpu.index.value_or(-1);
        case Column::Model:
            return QString::fromStdString(gpu.name);
        case Column::Use:
            return number(gpu.utilization);
        case Column::Memory:
            return row.memoryShare();
        case Column::Temperature:
            return number(gpu.temperature);
        case Column::Power:
            return number(gpu.powerDraw);
        case Column::Trend:
            break;
    }
    return {};
}

std::partial_ordering GpuStateModel::compare(const GpuStateRow& a, const GpuStateRow& b,
                                             Column column) const {
    switch (column) {
        case Column::Gpu:
        case Column::Trend:
            return a.gpu.index <=> b.gpu.index;
        case Column::Model:
            return a.gpu.name <=> b.gpu.name;
        case Column::Use:
            return a.gpu.utilization <=> b.gpu.utilization;
        case Column::Memory:
            return a.memoryShare() <=> b.memoryShare();
        case Column::Temperature:
            return a.gpu.temperature <=> b.gpu.temperature;
        case Column::Power:
            return a.gpu.powerDraw <=> b.gpu.powerDraw;
    }
    return std::partial_ordering::equivalent;
}

}  // namespace berth::items
