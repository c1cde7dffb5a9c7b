// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/remote_file_model.h"

#include <algorithm>
#include <utility>

#include "models/domain/ascii.h"

namespace berth::items {

namespace {

bool isHidden(const RemoteFileRow& row) {
    return row.file.name.starts_with('.');
}

// Upper and lower case of ASCII count for the same, unless nothing else differs.
std::partial_ordering byName(const std::string& a, const std::string& b) {
    const auto order = std::lexicographical_compare_three_way(
        a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
            return static_cast<unsigned char>(domain::lowerCase(x)) <=>
                   static_cast<unsigned char>(domain::lowerCase(y));
        });
    return order == 0 ? a <=> b : order;
}

}  // namespace

RemoteFileModel::RemoteFileModel(const RemoteFileText* text, QObject* parent)
    : TableModel(text, Order{Column::Name}, parent) {}

void RemoteFileModel::setFiles(std::vector<RemoteFileRow> rows) {
    setItems(std::move(rows), nullptr);
}

void RemoteFileModel::setShowsHidden(bool shows) {
    if (std::exchange(m_showsHidden, shows) != shows) rebuild();
}

int RemoteFileModel::hiddenCount() const {
    return static_cast<int>(std::ranges::count_if(items(), isHidden));
}

bool RemoteFileModel::shows(const RemoteFileRow& row) const {
    return m_showsHidden || !isHidden(row);
}

Unit RemoteFileModel::unitOf(Column column) const {
    switch (column) {
        case Column::Size:
            return Unit::Bytes;
        case Column::Modified:
            return Unit::Moment;
        case Column::Name:
        case Column::Fate:
        case Column::Permissions:
            break;
    }
    return Unit::Text;
}

QVariant RemoteFileModel::value(const RemoteFileRow& row, Column column) const {
    const domain::RemoteFile& file = row.file;
    switch (column) {
        case Column::Name:
            return QString::fromStdString(file.name);
        case Column::Size:
            return qint64{file.size.value_or(0)};
        case Column::Modified:
            return qint64{file.modifiedUnixS.value_or(0)};
        case Column::Fate:
            return static_cast<int>(row.fate);
        case Column::Permissions:
            return file.permissions.value_or(0);
    }
    return {};
}

std::partial_ordering RemoteFileModel::compare(const RemoteFileRow& a, const RemoteFileRow& b,
                                               Column column) const {
    std::partial_ordering order = b.isFolder() <=> a.isFolder();
    if (order != 0) return order;
    switch (column) {
        case Column::Name:
            break;
        case Column::Size:
            order = a.file.size <=> b.file.size;
            break;
        case Column::Modified:
            order = a.file.modifiedUnixS <=> b.file.modifiedUnixS;
            break;
        case Column::Fate:
            order = a.fate <=> b.fate;
            break;
        case Column::Permissions:
            order = a.file.permissions <=> b.file.permissions;
            break;
    }
    return order == 0 ? byName(a.file.name, b.file.name) : order;
}

}  // namespace berth::items
