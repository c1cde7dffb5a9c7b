// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/deployment_model.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "models/items/roles.h"
#include "models/items/text_match.h"

namespace berth::items {

using Column = DeploymentColumn;

struct DeploymentModel::Data {
    domain::SnapshotPtr snapshot;
    std::vector<DeploymentRow> rows;
};

namespace {

Unit unitOf(Column column) {
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

bool mayBeIn(const domain::DeploymentSpec& spec, const domain::RegionId& region) {
    return spec.regions.empty() || std::ranges::find(spec.regions, region) != spec.regions.end();
}

bool matches(const DeploymentRow& row, const DeploymentFilter& filter, const TextMatch& text) {
    const domain::DeploymentSpec& spec = row.deployment->spec;
    if (!filter.gpuSpec.empty() && spec.gpuSpec != filter.gpuSpec) return false;
    if (!filter.region.empty() && !mayBeIn(spec, filter.region)) return false;
    if (text.empty() || text.in({spec.name, spec.image})) return true;
    return std::ranges::any_of(row.deployment->links, [&](const domain::PortLink& link) {
        return text.in({spec.name, spec.image, link.url});
    });
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

QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

template <class T>
int order(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

int compare(const DeploymentRow& a, const DeploymentRow& b, Column column) {
    const domain::Deployment& x = *a.deployment;
    const domain::Deployment& y = *b.deployment;
    switch (column) {
        case Column::Name:
            return order(x.spec.name, y.spec.name);
        case Column::State:
            return order(a.rank, b.rank);
        case Column::Nodes:
            return order(a.marks.size(), b.marks.size());
        case Column::Ready:
            return order(x.nodesReady, y.nodesReady);
        case Column::Gpu:
            return order(x.spec.gpuSpec, y.spec.gpuSpec);
        case Column::Region:
            return order(firstRegion(a), firstRegion(b));
        case Column::Link:
            return order(firstLink(a), firstLink(b));
        case Column::RateNow:
            return order(x.rateNow, y.rateNow);
        case Column::CostSoFar:
            return order(x.costSoFar, y.costSoFar);
        case Column::Age:
            return order(y.created, x.created);
        case Column::Requests:
            return order(x.requestsPerSecond, y.requestsPerSecond);
        case Column::Warning:
            return order(worstWarning(a), worstWarning(b));
    }
    return 0;
}

}  // namespace

DeploymentModel::DeploymentModel(const DeploymentText* text, QObject* parent)
    : RowModel(parent), m_text(text) {
    auto empty = std::make_shared<Data>();
    empty->snapshot = std::make_shared<const domain::Snapshot>();
    m_data = std::move(empty);
}

DeploymentModel::~DeploymentModel() = default;

void DeploymentModel::setSnapshot(domain::SnapshotPtr snapshot) {
    const domain::Instant before = m_data->snapshot->at;
    auto data = std::make_shared<Data>();
    data->rows = deploymentRows(*snapshot);
    data->snapshot = std::move(snapshot);
    m_data = std::move(data);
    rebuild();
    if (m_data->snapshot->at != before) touchColumn(static_cast<int>(Column::Age));
}

void DeploymentModel::setFilter(DeploymentFilter filter) {
    if (filter == m_filter) return;
    m_filter = std::move(filter);
    rebuild();
}

void DeploymentModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kDeploymentColumns - 1);
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kDeploymentColumns - 1));
    }
}

void DeploymentModel::sort(int column, Qt::SortOrder order) {
    m_sortColumn = column < kDeploymentColumns ? column : -1;
    m_sortOrder = order;
    rebuild();
}

bool DeploymentModel::less(const DeploymentRow& a, const DeploymentRow& b) const {
    if (m_sortColumn < 0) return a.rank < b.rank;
    const int order = compare(a, b, static_cast<Column>(m_sortColumn));
    return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
}

void DeploymentModel::rebuild() {
    const TextMatch text(m_filter.text.toStdString());
    DeploymentTotals totals;
    std::vector<const DeploymentRow*> wanted;
    wanted.reserve(m_data->rows.size());
    for (const DeploymentRow& row : m_data->rows) {
        if (!matches(row, m_filter, text)) continue;
        ++totals.ofAllGroups;
        ++totals.inGroup[static_cast<std::size_t>(row.group)];
        if (m_filter.group && *m_filter.group != row.group) continue;
        const domain::Deployment& deployment = *row.deployment;
        ++totals.deployments;
        totals.nodesReady += deployment.nodesReady;
        totals.nodesWanted += deployment.nodesWanted();
        totals.rateNow = totals.rateNow + deployment.rateNow;
        totals.costSoFar += deployment.costSoFar;
        totals.requestsPerSecond += deployment.requestsPerSecond;
        wanted.push_back(&row);
    }
    // Stable over the snapshot's order: by name.
    std::ranges::stable_sort(
        wanted, [this](const DeploymentRow* a, const DeploymentRow* b) { return less(*a, *b); });
    std::vector<Row> next;
    next.reserve(wanted.size());
    for (const DeploymentRow* row : wanted)
        next.push_back({row->deployment->id.value, row});
    merge(std::move(next), m_data);
    if (totals != m_totals) {
        m_totals = totals;
        Q_EMIT totalsChanged();
    }
}

const DeploymentRow& DeploymentModel::rowAt(int row) const {
    return *static_cast<const DeploymentRow*>(shown(row).value);
}

bool DeploymentModel::same(const void* before, const void* after) const {
    return static_cast<const DeploymentRow*>(before)->sameAs(
        *static_cast<const DeploymentRow*>(after));
}

int DeploymentModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kDeploymentColumns;
}

QVariant DeploymentModel::value(const DeploymentRow& row, Column column) const {
    const domain::Deployment& deployment = *row.deployment;
    switch (column) {
        case Column::Name:
            return qt(deployment.spec.name);
        case Column::State:
            return qt(domain::toText(deployment.state));
        case Column::Nodes:
            return static_cast<qint64>(row.marks.size());
        case Column::Ready:
            return static_cast<qint64>(deployment.nodesReady);
        case Column::Gpu:
            return qt(deployment.spec.gpuSpec);
        case Column::Region:
            return qt(firstRegion(row));
        case Column::Link:
            return qt(firstLink(row));
        case Column::RateNow:
            return static_cast<qint64>(deployment.rateNow.pointsPerSecond);
        case Column::CostSoFar:
            return static_cast<qint64>(deployment.costSoFar.points);
        case Column::Age:
            return static_cast<qint64>((m_data->snapshot->at - deployment.created).count());
        case Column::Requests:
            return deployment.requestsPerSecond;
        case Column::Warning:
            return static_cast<qint64>(deployment.warnings.size());
    }
    return {};
}

QVariant DeploymentModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const DeploymentRow& row = rowAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            if (m_text != nullptr) return m_text->cell(row, column, *m_data->snapshot);
            return value(row, column);
        case ValueRole:
            return value(row, column);
        case UnitRole:
            return static_cast<int>(unitOf(column));
        case IdRole:
            return qt(row.deployment->id.value);
        case Qt::TextAlignmentRole:
            return static_cast<int>(unitOf(column) == Unit::Text ? Qt::AlignLeft : Qt::AlignRight) |
                   static_cast<int>(Qt::AlignVCenter);
        default:
            return {};
    }
}

QVariant DeploymentModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kDeploymentColumns) return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::DisplayRole && m_text != nullptr) return m_text->heading(column);
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(unitOf(column) == Unit::Text ? Qt::AlignLeft : Qt::AlignRight) |
               static_cast<int>(Qt::AlignVCenter);
    }
    return {};
}

}  // namespace berth::items
