// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/volume_model.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "models/items/roles.h"
#include "models/items/text_match.h"

namespace berth::items {

using Column = VolumeColumn;

struct VolumeModel::Data {
    domain::SnapshotPtr snapshot;
    std::vector<VolumeRow> rows;
};

namespace {

Unit unitOf(Column column) {
    switch (column) {
        case Column::Used:
        case Column::Capacity:
            return Unit::Bytes;
        case Column::Fill:
            return Unit::Ratio;
        case Column::Files:
            return Unit::Count;
        case Column::Name:
        case Column::MountedBy:
            break;
    }
    return Unit::Text;
}

int alignmentOf(Column column) {
    const bool left = unitOf(column) == Unit::Text;
    return static_cast<int>(left ? Qt::AlignLeft : Qt::AlignRight) |
           static_cast<int>(Qt::AlignVCenter);
}

template <class T>
int order(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

int compare(const VolumeRow& a, const VolumeRow& b, Column column) {
    const domain::Volume& x = *a.volume;
    const domain::Volume& y = *b.volume;
    switch (column) {
        case Column::Name:
            return order(x.name, y.name);
        case Column::Used:
            return order(x.used, y.used);
        case Column::Capacity:
            return order(x.capacity, y.capacity);
        case Column::Fill:
            return order(a.fill(), b.fill());
        case Column::Files:
            return order(x.files, y.files);
        case Column::MountedBy:
            return order(a.uses.size(), b.uses.size());
    }
    return 0;
}

bool matches(const VolumeRow& row, const VolumeFilter& filter, const TextMatch& text) {
    if (filter.mountedOnly && row.uses.empty()) return false;
    if (text.empty() || text.in({row.volume->name})) return true;
    return std::ranges::any_of(row.uses, [&](const VolumeUse& use) {
        return text.in({use.deployment->spec.name, use.mount->path});
    });
}

}  // namespace

double VolumeRow::fill() const {
    if (!sizeTold()) return 0;
    return static_cast<double>(volume->used.count) / static_cast<double>(volume->capacity.count);
}

std::vector<VolumeRow> volumeRows(const domain::Snapshot& snapshot) {
    std::vector<VolumeRow> rows;
    rows.reserve(snapshot.volumes.size());
    std::unordered_map<std::string_view, std::size_t> rowOf;
    for (const domain::Volume& volume : snapshot.volumes) {
        rowOf.emplace(volume.id.value, rows.size());
        rows.push_back({&volume, {}});
    }
    for (const domain::Deployment& deployment : snapshot.deployments) {
        for (const domain::VolumeMount& mount : deployment.spec.mounts) {
            const auto found = rowOf.find(mount.volume.value);
            if (found != rowOf.end()) rows[found->second].uses.push_back({&deployment, &mount});
        }
    }
    return rows;
}

VolumeModel::VolumeModel(const VolumeText* text, QObject* parent) : RowModel(parent), m_text(text) {
    auto empty = std::make_shared<Data>();
    empty->snapshot = std::make_shared<const domain::Snapshot>();
    m_data = std::move(empty);
}

VolumeModel::~VolumeModel() = default;

void VolumeModel::setSnapshot(domain::SnapshotPtr snapshot) {
    auto data = std::make_shared<Data>();
    data->rows = volumeRows(*snapshot);
    data->snapshot = std::move(snapshot);
    m_data = std::move(data);
    rebuild();
}

void VolumeModel::setFilter(VolumeFilter filter) {
    if (filter == m_filter) return;
    m_filter = std::move(filter);
    rebuild();
}

void VolumeModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kVolumeColumns - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kVolumeColumns - 1));
}

void VolumeModel::sort(int column, Qt::SortOrder order) {
    m_sortColumn = column < kVolumeColumns ? column : -1;
    m_sortOrder = order;
    rebuild();
}

void VolumeModel::rebuild() {
    const TextMatch text(m_filter.text.toStdString());
    std::vector<const VolumeRow*> wanted;
    for (const VolumeRow& row : m_data->rows) {
        if (matches(row, m_filter, text)) wanted.push_back(&row);
    }
    const auto column = static_cast<Column>(std::max(m_sortColumn, 0));
    const bool ascending = m_sortColumn < 0 || m_sortOrder == Qt::AscendingOrder;
    std::ranges::stable_sort(wanted, [=](const VolumeRow* a, const VolumeRow* b) {
        const int sign = compare(*a, *b, column);
        return ascending ? sign < 0 : sign > 0;
    });
    std::vector<Row> next;
    next.reserve(wanted.size());
    for (const VolumeRow* row : wanted)
        next.push_back({row->volume->id.value, row});
    merge(std::move(next), m_data);
}

const VolumeRow& VolumeModel::rowAt(int row) const {
    return *static_cast<const VolumeRow*>(shown(row).value);
}

bool VolumeModel::same(const void* before, const void* after) const {
    const auto& a = *static_cast<const VolumeRow*>(before);
    const auto& b = *static_cast<const VolumeRow*>(after);
    return *a.volume == *b.volume && a.uses == b.uses;
}

int VolumeModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kVolumeColumns;
}

QVariant VolumeModel::value(const VolumeRow& row, Column column) const {
    switch (column) {
        case Column::Name:
            return QString::fromStdString(row.volume->name);
        case Column::Used:
            return static_cast<qint64>(row.volume->used.count);
        case Column::Capacity:
            return static_cast<qint64>(row.volume->capacity.count);
        case Column::Fill:
            return row.fill();
        case Column::Files:
            return static_cast<qint64>(row.volume->files);
        case Column::MountedBy:
            return static_cast<qint64>(row.uses.size());
    }
    return {};
}

QVariant VolumeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const VolumeRow& row = rowAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return m_text != nullptr ? QVariant(m_text->cell(row, column)) : value(row, column);
        case ValueRole:
            return value(row, column);
        case UnitRole:
            return static_cast<int>(unitOf(column));
        case IdRole:
            return QString::fromStdString(row.volume->id.value);
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        default:
            return {};
    }
}

QVariant VolumeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kVolumeColumns) return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::DisplayRole && m_text != nullptr) return m_text->heading(column);
    if (role == Qt::TextAlignmentRole) return alignmentOf(column);
    return {};
}

}  // namespace berth::items
