// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/policy_figures_model.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace berth::items {

namespace {

qint64 nanoseconds(double seconds) {
    return static_cast<qint64>(seconds * 1e9);
}

}  // namespace

PolicyFiguresModel::PolicyFiguresModel(const PolicyText* text, QObject* parent)
    : TableModel(text, std::nullopt, parent) {}

void PolicyFiguresModel::setComparison(const domain::PolicyComparison& comparison) {
    std::vector<PolicyRow> rows;
    rows.reserve(comparison.figures.size());
    for (const domain::PolicyFigures& figures : comparison.figures)
        rows.push_back({figures, figures.policy == comparison.current});
    const auto rank = [](const PolicyRow& row) {
        return std::tuple(row.notAnswered(), row.figures.p95, row.figures.meanLatency);
    };
    std::ranges::stable_sort(
        rows, [&](const PolicyRow& a, const PolicyRow& b) { return rank(a) < rank(b); });
    setItems(std::move(rows), nullptr);
}

Unit PolicyFiguresModel::unitOf(Column column) const {
    switch (column) {
        case Column::Policy:
            return Unit::Text;
        case Column::Answered:
        case Column::NotAnswered:
            return Unit::Count;
        case Column::Busiest:
            return Unit::Ratio;
        case Column::MeanWait:
        case Column::MeanLatency:
        case Column::P95:
        case Column::P99:
            break;
    }
    return Unit::Nanoseconds;
}

std::partial_ordering PolicyFiguresModel::compare(const PolicyRow& a, const PolicyRow& b,
                                                  Column column) const {
    switch (column) {
        case Column::Policy:
            return a.figures.policy <=> b.figures.policy;
        case Column::Answered:
            return a.figures.completed <=> b.figures.completed;
        case Column::NotAnswered:
            return a.notAnswered() <=> b.notAnswered();
        case Column::MeanWait:
            return a.figures.meanWait <=> b.figures.meanWait;
        case Column::MeanLatency:
            return a.figures.meanLatency <=> b.figures.meanLatency;
        case Column::P95:
            return a.figures.p95 <=> b.figures.p95;
        case Column::P99:
            return a.figures.p99 <=> b.figures.p99;
        case Column::Busiest:
            return a.figures.busiestOverMean() <=> b.figures.busiestOverMean();
    }
    return std::partial_ordering::equivalent;
}

QVariant PolicyFiguresModel::value(const PolicyRow& row, Column column) const {
    switch (column) {
        case Column::Policy:
            return QString::fromUtf8(domain::toText(row.figures.policy));
        case Column::Answered:
            return static_cast<qint64>(row.figures.completed);
        case Column::NotAnswered:
            return static_cast<qint64>(row.notAnswered());
        case Column::MeanWait:
            return nanoseconds(row.figures.meanWait);
        case Column::MeanLatency:
            return nanoseconds(row.figures.meanLatency);
        case Column::P95:
            return nanoseconds(row.figures.p95);
        case Column::P99:
            return nanoseconds(row.figures.p99);
        case Column::Busiest:
            return row.figures.busiestOverMean();
    }
    return {};
}

}  // namespace berth::items
