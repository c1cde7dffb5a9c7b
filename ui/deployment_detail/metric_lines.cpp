// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/metric_lines.h"

#include <chrono>
#include <functional>

namespace berth::ui {

namespace {

constexpr double kNanosecond = 1e-9;
constexpr double kMillisecondsPerSecond = 1000;

using Value = std::function<double(const domain::MetricPoint&)>;

double secondsOf(const domain::MetricPoint& point) {
    return std::chrono::duration<double>(point.length).count();
}

double perSecond(std::int64_t count, const domain::MetricPoint& point) {
    const double length = secondsOf(point);
    return length > 0 ? static_cast<double>(count) / length : 0;
}

QVector<QPointF> pointsOf(const domain::Metrics& metrics, const Value& value,
                          bool onlyCompleted = false) {
    QVector<QPointF> points;
    points.reserve(static_cast<qsizetype>(metrics.points.size()));
    for (const domain::MetricPoint& point : metrics.points) {
        if (onlyCompleted && point.completed == 0) continue;
        points.append({static_cast<double>(point.at.ns) * kNanosecond, value(point)});
    }
    return points;
}

ChartLine line(const QString& name, int series, QVector<QPointF> points,
               const std::function<QString(double)>& newest) {
    ChartLine made;
    made.name = name;
    made.series = series;
    made.points = std::move(points);
    if (!made.points.isEmpty()) made.newest = newest(made.points.constLast().y());
    return made;
}

}  // namespace

QVector<ChartLine> MetricLines::latency(const domain::Metrics& metrics, const Formatter& format) {
    auto newest = [&format](double ms) { return format.number(ms, 0); };
    auto percentile = [&](const QString& name, int series, double domain::MetricPoint::*member) {
        return line(name, series,
                    pointsOf(
                        metrics,
                        [member](const domain::MetricPoint& point) {
                            return point.*member * kMillisecondsPerSecond;
                        },
                        true),
                    newest);
    };
    const QVector<ChartLine> lines = {
        percentile(QStringLiteral("p99"), kP99Series, &domain::MetricPoint::p99),
        percentile(QStringLiteral("p95"), kP95Series, &domain::MetricPoint::p95),
        percentile(QStringLiteral("p50"), kP50Series, &domain::MetricPoint::p50)};
    return lines.constFirst().points.isEmpty() ? QVector<ChartLine>() : lines;
}

QVector<ChartLine> MetricLines::requests(const domain::Metrics& metrics, const Formatter& format) {
    if (metrics.points.empty()) return {};
    auto newest = [&format](double rate) { return format.number(rate, 1); };
    auto counted = [&](const QString& name, int series, std::int64_t domain::MetricPoint::*member) {
        return line(name, series,
                    pointsOf(metrics,
                             [member](const domain::MetricPoint& point) {
                                 return perSecond(point.*member, point);
                             }),
                    newest);
    };
    return {counted(tr("offered"), 0, &domain::MetricPoint::offered),
            counted(tr("completed"), 2, &domain::MetricPoint::completed),
            counted(tr("failed"), 1, &domain::MetricPoint::failed)};
}

QVector<ChartLine> MetricLines::gpuUse(const domain::Metrics& metrics, const Formatter& format) {
    if (metrics.points.empty()) return {};
    ChartLine made =
        line(tr("mean of the running nodes"), 0,
             pointsOf(metrics, [](const domain::MetricPoint& point) { return point.gpuUse * 100; }),
             [&format](double percent) { return format.percent(percent / 100); });
    made.area = true;
    return {made};
}

QVector<ChartLine> MetricLines::rate(const domain::Metrics& metrics, const Formatter& format) {
    if (metrics.points.empty()) return {};
    const domain::Rate newest = metrics.points.back().rate;
    ChartLine made = line(tr("billed now"), 4,
                          pointsOf(metrics,
                                   [](const domain::MetricPoint& point) {
                                       return static_cast<double>(point.rate.perHour().points) /
                                              static_cast<double>(domain::kPointsPerYuan);
                                   }),
                          [&](double) { return format.perHour(newest); });
    made.area = true;
    return {made};
}

QVector<ShareBar> MetricLines::shares(const domain::Metrics& metrics, const Formatter& format) {
    std::int64_t all = 0;
    for (const domain::NodeShare& share : metrics.shares)
        all += share.completed;
    QVector<ShareBar> bars;
    if (all == 0) return bars;
    for (const domain::NodeShare& share : metrics.shares) {
        ShareBar bar;
        bar.name = tr("node %1").arg(share.ordinal);
        bar.share = static_cast<double>(share.completed) / static_cast<double>(all);
        bar.series = share.ordinal > 0 ? share.ordinal - 1 : 0;
        bar.lost = share.completed == 0;
        bar.text = bar.lost ? tr("none") : format.percent(bar.share, 1);
        bars.append(bar);
    }
    return bars;
}

double MetricLines::meanRate(const domain::Metrics& metrics) {
    std::int64_t completed = 0;
    double length = 0;
    for (const domain::MetricPoint& point : metrics.points) {
        completed += point.completed;
        length += secondsOf(point);
    }
    return length > 0 ? static_cast<double>(completed) / length : 0;
}

}  // namespace berth::ui
