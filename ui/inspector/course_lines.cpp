// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/course_lines.h"

#include <algorithm>
#include <chrono>

#include "models/domain/units.h"

namespace berth::ui {

using inspection::GpuSample;
using inspection::History;
using inspection::Sample;

namespace {

constexpr double kPercent = 100;

double secondsBefore(const History& history, const Sample& sample) {
    const domain::Duration before = sample.at - history.samples().back().at;
    return std::chrono::duration<double>(before).count();
}

std::optional<double> figureOf(const GpuSample& gpu, GpuCourse course) {
    switch (course) {
        case GpuCourse::Use:
            return gpu.use ? std::optional(*gpu.use * kPercent) : std::nullopt;
        case GpuCourse::Memory:
            return gpu.memory ? std::optional(*gpu.memory * kPercent) : std::nullopt;
        case GpuCourse::Temperature:
            return gpu.temperature;
        case GpuCourse::Power:
            return gpu.power;
    }
    return {};
}

QString newestText(double value, GpuCourse course, const Formatter& format) {
    switch (course) {
        case GpuCourse::Use:
        case GpuCourse::Memory:
            return format.percent(value / kPercent);
        case GpuCourse::Temperature:
            return QStringLiteral("%1 °C").arg(format.number(value, 0));
        case GpuCourse::Power:
            return QStringLiteral("%1 W").arg(format.number(value, 0));
    }
    return {};
}

}  // namespace

QVector<ChartLine> gpuLines(const History& history, const std::vector<CourseCard>& cards,
                            GpuCourse course, const Formatter& format) {
    QVector<ChartLine> lines;
    for (const CourseCard& card : cards) {
        ChartLine line;
        line.name = card.name;
        line.series = static_cast<int>(lines.size());
        for (const Sample& sample : history.samples()) {
            const auto gpu = std::ranges::find(sample.gpus, card.key, &GpuSample::key);
            if (gpu == sample.gpus.end()) continue;
            if (const auto figure = figureOf(*gpu, course))
                line.points.push_back({secondsBefore(history, sample), *figure});
        }
        if (!line.points.isEmpty())
            line.newest = newestText(line.points.constLast().y(), course, format);
        lines.push_back(std::move(line));
    }
    return lines;
}

ChartLine machineLine(const History& history, MachineCourse course, const QString& name,
                      const Formatter& format) {
    ChartLine line;
    line.name = name;
    line.area = true;
    for (const Sample& sample : history.samples()) {
        const auto& figure = course == MachineCourse::Processor ? sample.processor : sample.memory;
        if (figure) line.points.push_back({secondsBefore(history, sample), *figure * kPercent});
    }
    if (!line.points.isEmpty())
        line.newest = format.percent(line.points.constLast().y() / kPercent);
    return line;
}

}  // namespace berth::ui
