// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deployment_model.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace berth::items {

namespace {

bool mayBeIn(const domain::DeploymentSpec& spec, const domain::RegionId& region) {
    return spec.regions.empty() || std::ranges::find(spec.regions, region) != spec.regions.end();
}

std::string_view firstRegion(const DeploymentRow& row) {
    const auto& regions = row.deployment->spec.regions;
    return regions.empty() ? std::string_view() : std::string_view(regions.front().value);
}

std::string_view firstLink(const DeploymentRow& row) {
    const auto& links = row.deployment->links;
    return links.empty() ? std::string_view() : std::string_view(links.front().url);
}

// 0: no warning; else the worse, the larger.
int worstWarning(const DeploymentRow& row) {
    const auto& warnings = row.deployment->warnings;
    return warnings.empty() ? 0 : 100 - static_cast<int>(warnings.front().kind);
}

}  // namespace

DeploymentModel::DeploymentModel(const DeploymentText* text, QObject* parent)
    : TableModel(text, Order{Column::State}, parent) {}

void DeploymentModel::setSnapshot(const domain::SnapshotPtr& snapshot) {
    const bool timePassed = std::exchange(m_at, snapshot->at) != snapshot->at;
    setItems(deploymentRows(*snapshot), snapshot);
    countTotals();
    if (timePassed) touchColumn(static_cast<int>(Column::Age));
}

void DeploymentModel::setFilter(DeploymentFilter filter) {
    if (!m_filter.set(std::move(filter))) return;
    rebuild();
    countTotals();
}

bool DeploymentModel::shows(const DeploymentRow& row) const {
    return isOfGroup(row) && matchesAllButGroup(row);
}

bool DeploymentModel::isOfGroup(const DeploymentRow& row) const {
    const std::optional<StateGroup>& group = m_filter.get().group;
    return !group || *group == row.group;
}

bool DeploymentModel::matchesAllButGroup(const DeploymentRow& row) const {
    const domain::DeploymentSpec& spec = row.deployment->spec;
    const DeploymentFilter& filter = m_filter.get();
    if (!filter.gpuSpec.empty() && spec.gpuSpec != filter.gpuSpec) return false;
    if (!filter.region.empty() && !mayBeIn(spec, filter.region)) return false;
    const TextMatch& text = m_filter.text();
    if (text.empty() || text.in({spec.name, spec.image})) return true;
    return std::ranges::any_of(row.deployment->links, [&](const domain::PortLink& link) {
        return text.in({spec.name, spec.image, link.url});
    });
}

void DeploymentModel::countTotals() {
    DeploymentTotals totals;
    for (const DeploymentRow& row : items()) {
        if (!matchesAllButGroup(row)) continue;
        ++totals.ofAllGroups;
        ++totals.inGroup[static_cast<std::size_t>(row.group)];
        if (!isOfGroup(row)) continue;
        const domain::Deployment& deployment = *row.deployment;
        ++totals.deployments;
        totals.nodesReady += deployment.nodesReady;
        totals.nodesWanted += deployment.nodesWanted();
        totals.rateNow = totals.rateNow + deployment.rateNow;
        totals.costSoFar += deployment.costSoFar;
        totals.requestsPerSecond += deployment.requestsPerSecond;
    }
    if (totals == m_totals) return;
    m_totals = totals;
    Q_EMIT totalsChanged();
}

Unit DeploymentModel::unitOf(Column column) const {
    switch (column) {
        case Column::Ready:
            return Unit::Count;
        case Column::RateNow:
            return Unit::PointsPerSecond;
        case Column::CostSoFar:
            return Unit::Points;
        case Column::Age:
            return Unit::Nanoseconds;
        case Column::Requests:
            return Unit::PerSecond;
        default:
            return Unit::Text;
    }
}

std::partial_ordering DeploymentModel::compare(const DeploymentRow& a, const DeploymentRow& b,
                                               Column column) const {
    const domain::Deployment& x = *a.deployment;
    const domain::Deployment& y = *b.deployment;
    switch (column) {
        case Column::Name:
            return x.spec.name <=> y.spec.name;
        case Column::State:
            return a.rank <=> b.rank;
        case Column::Nodes:
            return a.marks.size() <=> b.marks.size();
        case Column::Ready:
            return x.nodesReady <=> y.nodesReady;
        case Column::Gpu:
            return x.spec.gpuSpec <=> y.spec.gpuSpec;
        case Column::Region:
            return firstRegion(a) <=> firstRegion(b);
        case Column::Link:
            return firstLink(a) <=> firstLink(b);
        case Column::RateNow:
            return x.rateNow <=> y.rateNow;
        case Column::CostSoFar:
            return x.costSoFar <=> y.costSoFar;
        case Column::Age:
            return y.created <=> x.created;
        case Column::Requests:
            return x.requestsPerSecond <=> y.requestsPerSecond;
        case Column::Warning:
            return worstWarning(a) <=> worstWarning(b);
    }
    return std::partial_ordering::equivalent;
}

QVariant DeploymentModel::value(const DeploymentRow& row, Column column) const {
    const domain::Deployment& deployment = *row.deployment;
    switch (column) {
        case Column::Name:
            return QString::fromUtf8(deployment.spec.name);
        case Column::State:
            return QString::fromUtf8(domain::toText(deployment.state));
        case Column::Nodes:
            return static_cast<qint64>(row.marks.size());
        case Column::Ready:
            return static_cast<qint64>(deployment.nodesReady);
        case Column::Gpu:
            return QString::fromUtf8(deployment.spec.gpuSpec);
        case Column::Region:
            return QString::fromUtf8(firstRegion(row));
        case Column::Link:
            return QString::fromUtf8(firstLink(row));
        case Column::RateNow:
            return static_cast<qint64>(deployment.rateNow.pointsPerSecond);
        case Column::CostSoFar:
            return static_cast<qint64>(deployment.costSoFar.points);
        case Column::Age:
            return static_cast<qint64>((row.snapshot->at - deployment.created).count());
        case Column::Requests:
            return deployment.requestsPerSecond;
        case Column::Warning:
            return static_cast<qint64>(deployment.warnings.size());
    }
    return {};
}

}  // namespace berth::items
