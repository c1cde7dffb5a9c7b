// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/filesystem_model.h"

#include <unordered_set>
#include <utility>

namespace berth::items {

double FilesystemRow::fill() const {
    if (!disk.used || !disk.size || disk.size->count <= 0) return 0;
    return static_cast<double>(disk.used->count) / static_cast<double>(disk.size->count);
}

std::vector<FilesystemRow> filesystemRows(const domain::Inspection& look) {
    std::vector<FilesystemRow> rows;
    std::unordered_set<std::string_view> paths;  // one mount may hide another at the same place
    for (const domain::Filesystem& disk : look.filesystems) {
        const bool holdsData =
            disk.persistence != domain::Persistence::None && disk.size && disk.size->count > 0;
        if (holdsData && paths.insert(disk.path).second) rows.push_back({disk});
    }
    return rows;
}

FilesystemModel::FilesystemModel(const FilesystemText* text, QObject* parent)
    : TableModel(text, Order{Column::Path}, parent) {}

void FilesystemModel::setLook(const domain::Inspection& look) {
    setItems(filesystemRows(look), nullptr);
}

Unit FilesystemModel::unitOf(Column column) const {
    switch (column) {
        case Column::Fill:
            return Unit::Ratio;
        case Column::Used:
        case Column::Size:
            return Unit::Bytes;
        case Column::Path:
        case Column::Keeps:
        case Column::Type:
            break;
    }
    return Unit::Text;
}

QVariant FilesystemModel::value(const FilesystemRow& row, Column column) const {
    const domain::Filesystem& disk = row.disk;
    switch (column) {
        case Column::Path:
            return QString::fromStdString(disk.path);
        case Column::Keeps:
            return static_cast<int>(disk.persistence);
        case Column::Type:
            return QString::fromStdString(disk.type);
        case Column::Fill:
            return row.fill();
        case Column::Used:
            return qint64{disk.used.value_or(domain::Bytes{}).count};
        case Column::Size:
            return qint64{disk.size.value_or(domain::Bytes{}).count};
    }
    return {};
}

std::partial_ordering FilesystemModel::compare(const FilesystemRow& a, const FilesystemRow& b,
                                               Column column) const {
    switch (column) {
        case Column::Path:
            return a.disk.path <=> b.disk.path;
        case Column::Keeps:
            return a.disk.persistence <=> b.disk.persistence;
        case Column::Type:
            return a.disk.type <=> b.disk.type;
        case Column::Fill:
            return a.fill() <=> b.fill();
        case Column::Used:
            return a.disk.used <=> b.disk.used;
        case Column::Size:
            return a.disk.size <=> b.disk.size;
    }
    return std::partial_ordering::equivalent;
}

}  // namespace berth::items
