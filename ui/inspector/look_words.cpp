// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/look_words.h"

#include <QCoreApplication>

#include "models/bridge/log_text.h"

namespace berth::ui {

using bridge::toDisplayText;
using items::ContainerColumn;
using items::FilesystemColumn;
using items::GpuStateColumn;
using items::KernelColumn;
using items::ProcessColumn;

namespace {

struct LookWords {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::LookWords)
};

QString figure(const Formatter& format, const std::optional<double>& value, const char* unit) {
    if (!value) return Formatter::none();
    return QStringLiteral("%1 %2").arg(format.number(*value, 0), QString::fromUtf8(unit));
}

QString processStateText(char state) {
    switch (state) {
        case 'R':
            return LookWords::tr("runs");
        case 'S':
        case 'I':
            return LookWords::tr("sleeps");
        case 'D':
            return LookWords::tr("waits for a device");
        case 'T':
        case 't':
            return LookWords::tr("stopped");
        case 'Z':
            return LookWords::tr("ended, not collected");
        default:
            return QString(QLatin1Char(state));
    }
}

}  // namespace

QString gpuName(const domain::GpuState& gpu) {
    if (gpu.index) return LookWords::tr("GPU %1").arg(*gpu.index);
    return LookWords::tr("GPU at %1").arg(toDisplayText(gpu.busId));
}

QString keepsText(domain::Persistence persistence) {
    switch (persistence) {
        case domain::Persistence::Lost:
            return LookWords::tr("lost with the node");
        case domain::Persistence::Disk:
            return LookWords::tr("stays on the machine");
        case domain::Persistence::Network:
            return LookWords::tr("outlives it");
        case domain::Persistence::None:
            break;
    }
    return Formatter::none();
}

QString containerStatusText(domain::ContainerStatus status) {
    switch (status) {
        case domain::ContainerStatus::Created:
            return LookWords::tr("created");
        case domain::ContainerStatus::Running:
            return LookWords::tr("runs");
        case domain::ContainerStatus::Restarting:
            return LookWords::tr("restarting");
        case domain::ContainerStatus::Paused:
            return LookWords::tr("paused");
        case domain::ContainerStatus::Exited:
            return LookWords::tr("ended");
        case domain::ContainerStatus::Dead:
            return LookWords::tr("dead");
        case domain::ContainerStatus::Unknown:
            break;
    }
    return LookWords::tr("unknown");
}

QString GpuStateWords::heading(GpuStateColumn column) const {
    switch (column) {
        case GpuStateColumn::Gpu:
            return LookWords::tr("GPU");
        case GpuStateColumn::Model:
            return LookWords::tr("Model");
        case GpuStateColumn::Use:
            return LookWords::tr("Use");
        case GpuStateColumn::Memory:
            return LookWords::tr("GPU memory");
        case GpuStateColumn::Temperature:
            return LookWords::tr("Temperature");
        case GpuStateColumn::Power:
            return LookWords::tr("Power");
        case GpuStateColumn::Trend:
            return LookWords::tr("Course");
    }
    return {};
}

QString GpuStateWords::cell(const items::GpuStateRow& row, GpuStateColumn column) const {
    const Formatter& format = m_ui.format();
    const domain::GpuState& gpu = row.gpu;
    switch (column) {
        case GpuStateColumn::Gpu:
            return gpu.lost ? LookWords::tr("%1: lost").arg(gpuName(gpu)) : gpuName(gpu);
        case GpuStateColumn::Model:
            return toDisplayText(gpu.name);
        case GpuStateColumn::Use:
            return gpu.utilization ? format.percent(*gpu.utilization) : Formatter::none();
        case GpuStateColumn::Memory:
            return gpu.memoryUsed && gpu.memoryTotal
                       ? format.bytesOf(*gpu.memoryUsed, *gpu.memoryTotal)
                       : Formatter::none();
        case GpuStateColumn::Temperature:
            return figure(format, gpu.temperature, "°C");
        case GpuStateColumn::Power:
            return figure(format, gpu.powerDraw, "W");
        case GpuStateColumn::Trend:
            return row.useTrend.isEmpty() ? QString()
                                          : LookWords::tr("%n look(s)", nullptr,
                                                          static_cast<int>(row.useTrend.size()));
    }
    return {};
}

QString ProcessWords::heading(ProcessColumn column) const {
    switch (column) {
        case ProcessColumn::Pid:
            return LookWords::tr("Number");
        case ProcessColumn::Name:
            return LookWords::tr("Program");
        case ProcessColumn::State:
            return LookWords::tr("State");
        case ProcessColumn::Memory:
            return LookWords::tr("Memory");
        case ProcessColumn::GpuMemory:
            return LookWords::tr("GPU memory");
        case ProcessColumn::Gpus:
            return LookWords::tr("GPUs");
    }
    return {};
}

QString ProcessWords::cell(const items::ProcessRow& row, ProcessColumn column) const {
    const Formatter& format = m_ui.format();
    switch (column) {
        case ProcessColumn::Pid:
            return QString::number(row.process.pid);
        case ProcessColumn::Name:
            return toDisplayText(row.process.name);
        case ProcessColumn::State:
            return processStateText(row.process.state);
        case ProcessColumn::Memory:
            return format.bytes(row.process.resident);
        case ProcessColumn::GpuMemory:
            return row.gpuMemory.count > 0 ? format.bytes(row.gpuMemory) : Formatter::none();
        case ProcessColumn::Gpus: {
            QStringList numbers;
            for (const int gpu : row.gpus)
                numbers << QString::number(gpu);
            return numbers.isEmpty() ? Formatter::none() : numbers.join(QStringLiteral(", "));
        }
    }
    return {};
}

QString FilesystemWords::heading(FilesystemColumn column) const {
    switch (column) {
        case FilesystemColumn::Path:
            return LookWords::tr("Mounted at");
        case FilesystemColumn::Keeps:
            return LookWords::tr("What is written");
        case FilesystemColumn::Type:
            return LookWords::tr("Kind");
        case FilesystemColumn::Fill:
            return LookWords::tr("Filled");
        case FilesystemColumn::Used:
            return LookWords::tr("Used");
        case FilesystemColumn::Size:
            return LookWords::tr("Size");
    }
    return {};
}

QString FilesystemWords::cell(const items::FilesystemRow& row, FilesystemColumn column) const {
    const Formatter& format = m_ui.format();
    const domain::Filesystem& disk = row.disk;
    switch (column) {
        case FilesystemColumn::Path:
            return toDisplayText(disk.path);
        case FilesystemColumn::Keeps:
            return disk.readOnly ? LookWords::tr("read-only") : keepsText(disk.persistence);
        case FilesystemColumn::Type:
            return toDisplayText(disk.type);
        case FilesystemColumn::Fill:
            return format.percent(row.fill());
        case FilesystemColumn::Used:
            return disk.used ? format.bytes(*disk.used) : Formatter::none();
        case FilesystemColumn::Size:
            return disk.size ? format.bytes(*disk.size) : Formatter::none();
    }
    return {};
}

QString ContainerWords::heading(ContainerColumn column) const {
    switch (column) {
        case ContainerColumn::Name:
            return LookWords::tr("Container");
        case ContainerColumn::Status:
            return LookWords::tr("State");
        case ContainerColumn::Image:
            return LookWords::tr("Image");
        case ContainerColumn::Restarts:
            return LookWords::tr("Restarts");
        case ContainerColumn::Detail:
            return LookWords::tr("In its own words");
    }
    return {};
}

QString ContainerWords::cell(const items::ContainerRow& row, ContainerColumn column) const {
    const domain::ContainerState& container = row.container;
    switch (column) {
        case ContainerColumn::Name:
            return toDisplayText(container.name);
        case ContainerColumn::Status:
            return containerStatusText(container.status);
        case ContainerColumn::Image:
            return toDisplayText(container.image);
        case ContainerColumn::Restarts:
            return container.restarts ? m_ui.format().number(qint64{*container.restarts})
                                      : Formatter::none();
        case ContainerColumn::Detail:
            return toDisplayText(container.detail);
    }
    return {};
}

QString KernelWords::heading(KernelColumn column) const {
    return column == KernelColumn::At ? LookWords::tr("After the start") : LookWords::tr("Message");
}

QString KernelWords::cell(const items::KernelRow& row, KernelColumn column) const {
    if (column == KernelColumn::Text) return toDisplayText(row.message.text);
    return row.message.at ? m_ui.format().duration(*row.message.at) : Formatter::none();
}

}  // namespace berth::ui
