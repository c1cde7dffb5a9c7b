// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/scaling_lines.h"

#include <algorithm>

#include "ui/support/scaling_texts.h"

namespace berth::ui {

namespace {

using domain::AutoscalingHistory;
using domain::AutoscalingKind;
using domain::AutoscalingPoint;

constexpr int kWantedSeries = 0;
constexpr int kReadySeries = 2;
constexpr int kWarmSeries = 4;
constexpr int kMeasuredSeries = 0;
constexpr int kAimSeries = 1;

double secondsOf(domain::Instant at) {
    return static_cast<double>(at.ns) / 1e9;
}

template <class Value>
QVector<QPointF> steps(const AutoscalingHistory& history, domain::Instant now, Value value) {
    QVector<QPointF> points;
    for (const AutoscalingPoint& point : history) {
        const double x = secondsOf(point.at);
        if (!points.isEmpty()) points.append({x, points.constLast().y()});
        points.append({x, value(point)});
    }
    const double end = secondsOf(now);
    if (!points.isEmpty() && end > points.constLast().x())
        points.append({end, points.constLast().y()});
    return points;
}

bool countsAll(AutoscalingKind kind) {
    return kind == AutoscalingKind::QueueLength || kind == AutoscalingKind::Knative;
}

// Shares are drawn in percent.
double scaleOf(const domain::AutoscalingSpec& spec) {
    const bool share =
        spec.kind == AutoscalingKind::Hpa && spec.metric == domain::AutoscalingMetric::Busy;
    return share ? 100 : 1;
}

}  // namespace

QVector<ChartLine> ScalingLines::nodes(const AutoscalingHistory& history, domain::Instant now,
                                       const Formatter& format) {
    if (history.empty()) return {};
    const AutoscalingPoint& last = history.back();
    ChartLine wanted{tr("wanted"), kWantedSeries, {},
                     false,        false,         format.number(qint64{last.wanted})};
    ChartLine ready{tr("ready"), kReadySeries, {}, true, false, format.number(qint64{last.ready})};
    wanted.points = steps(history, now, [](const auto& p) { return double(p.wanted); });
    ready.points = steps(history, now, [](const auto& p) { return double(p.ready); });
    QVector<ChartLine> lines{ready, wanted};
    if (std::any_of(history.begin(), history.end(), [](const auto& p) { return p.warm > 0; })) {
        ChartLine warm{tr("kept warm"), kWarmSeries, {},
                       false,           true,        format.number(qint64{last.warm})};
        warm.points = steps(history, now, [](const auto& p) { return double(p.warm); });
        lines.append(warm);
    }
    return lines;
}

QVector<ChartLine> ScalingLines::metric(const domain::AutoscalingSpec& spec,
                                        const AutoscalingHistory& history, domain::Instant now,
                                        const Formatter& format) {
    if (history.empty()) return {};
    const double scale = scaleOf(spec);
    const bool all = countsAll(spec.kind);
    const auto aimAt = [&](const AutoscalingPoint& point) {
        return spec.aim() * (all ? std::max(point.wanted, 1) : 1);
    };
    ChartLine measured{
        tr("measured"), kMeasuredSeries, {},
        false,          false,           scalingValue(spec, history.back().metric, format)};
    ChartLine aim{all ? tr("for which the nodes are enough") : tr("aimed at"),
                  kAimSeries,
                  {},
                  false,
                  true,
                  scalingValue(spec, aimAt(history.back()), format)};
    measured.points = steps(history, now, [&](const auto& p) { return p.metric * scale; });
    aim.points = steps(history, now, [&](const auto& p) { return aimAt(p) * scale; });
    return {measured, aim};
}

std::vector<ScalingDecisionTaken> decisionsIn(const AutoscalingHistory& history) {
    std::vector<ScalingDecisionTaken> decisions;
    for (std::size_t i = 1; i < history.size(); ++i) {
        const AutoscalingPoint& point = history[i];
        if (point.wanted == history[i - 1].wanted) continue;
        decisions.push_back({point.at, history[i - 1].wanted, point.wanted, point.reason});
    }
    std::reverse(decisions.begin(), decisions.end());
    return decisions;
}

}  // namespace berth::ui
