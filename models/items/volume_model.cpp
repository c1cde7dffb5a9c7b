// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/volume_model.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace berth::items {

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

VolumeModel::VolumeModel(const VolumeText* text, QObject* parent)
    : TableModel(text, Order{Column::Name}, parent) {}

void VolumeModel::setSnapshot(const domain::SnapshotPtr& snapshot) {
    setItems(volumeRows(*snapshot), snapshot);
}

void VolumeModel::setFilter(VolumeFilter filter) {
    if (m_filter.set(std::move(filter))) rebuild();
}

bool VolumeModel::shows(const VolumeRow& row) const {
    if (m_filter.get().mountedOnly && row.uses.empty()) return false;
    const TextMatch& text = m_filter.text();
    if (text.empty() || text.in({row.volume->name})) return true;
    return std::ranges::any_of(row.uses, [&](const VolumeUse& use) {
        return text.in({use.deployment->spec.name, use.mount->path});
    });
}

Unit VolumeModel::unitOf(Column column) const {
    switch (column) {
        case Column::Used:
        case Column::Capacity:
            return Unit::Bytes;
        case Column::Fill:
            return Unit::Ratio;
        case Column::Files:
            return Unit::Count;
        case Column::Name:
        case Column::Kind:
        case Column::MountedBy:
            break;
    }
    return Unit::Text;
}

std::partial_ordering VolumeModel::compare(const VolumeRow& a, const VolumeRow& b,
                                           Column column) const {
    const domain::Volume& x = *a.volume;
    const domain::Volume& y = *b.volume;
    switch (column) {
        case Column::Name:
            return x.name <=> y.name;
        case Column::Kind:
            return x.kind <=> y.kind;
        case Column::Used:
            return x.used <=> y.used;
        case Column::Capacity:
            return x.capacity <=> y.capacity;
        case Column::Fill:
            return a.fill() <=> b.fill();
        case Column::Files:
            return x.files <=> y.files;
        case Column::MountedBy:
            return a.uses.size() <=> b.uses.size();
    }
    return std::partial_ordering::equivalent;
}

QVariant VolumeModel::value(const VolumeRow& row, Column column) const {
    switch (column) {
        case Column::Name:
            return QString::fromStdString(row.volume->name);
        case Column::Kind:
            return QString::fromLatin1(domain::toText(row.volume->kind));
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

}  // namespace berth::items
