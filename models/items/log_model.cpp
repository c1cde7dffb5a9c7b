// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/log_model.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "models/items/roles.h"

namespace berth::items {

using bridge::LogEntry;
using bridge::LogFeed;

LogModel::LogModel(const LogFeed& feed, QObject* parent)
    : QAbstractListModel(parent), m_feed(feed) {
    connect(&feed, &LogFeed::inserted, this, &LogModel::feedInserted);
    connect(&feed, &LogFeed::aboutToDrop, this, &LogModel::feedDropping);
    connect(&feed, &LogFeed::cleared, this, &LogModel::feedCleared);
    rebuild();
}

bool LogModel::matches(const LogEntry& entry) const {
    if (!m_filter.nodes.empty() && !entry.node.empty() && !m_filter.nodes.contains(entry.node)) {
        return false;
    }
    return entry.kind != LogEntry::Kind::Line || entry.severity >= m_filter.atLeast;
}

void LogModel::rebuild() {
    m_shown.clear();
    for (int i = 0; i < m_feed.size(); ++i) {
        if (matches(m_feed.entry(i))) {
            m_shown.push_back(m_feed.dropped() + static_cast<std::uint64_t>(i));
        }
    }
}

void LogModel::setFilter(LogFilter filter) {
    if (filter == m_filter) return;
    beginResetModel();
    m_filter = std::move(filter);
    rebuild();
    endResetModel();
}

void LogModel::feedInserted(int first, int count) {
    const std::uint64_t serial = m_feed.dropped() + static_cast<std::uint64_t>(first);
    const int row = rowFrom(serial);
    // Rows that stand after late lines have moved on by that many.
    for (auto later = m_shown.begin() + row; later != m_shown.end(); ++later) {
        *later += static_cast<std::uint64_t>(count);
    }
    std::vector<std::uint64_t> fresh;
    for (int i = 0; i < count; ++i) {
        if (matches(m_feed.entry(first + i))) {
            fresh.push_back(serial + static_cast<std::uint64_t>(i));
        }
    }
    if (fresh.empty()) return;
    beginInsertRows({}, row, row + static_cast<int>(fresh.size()) - 1);
    m_shown.insert(m_shown.begin() + row, fresh.begin(), fresh.end());
    endInsertRows();
}

void LogModel::feedDropping(int count) {
    const int rows = rowFrom(m_feed.dropped() + static_cast<std::uint64_t>(count));
    if (rows == 0) return;
    beginRemoveRows({}, 0, rows - 1);
    m_shown.erase(m_shown.begin(), m_shown.begin() + rows);
    endRemoveRows();
}

void LogModel::feedCleared() {
    beginResetModel();
    m_shown.clear();
    endResetModel();
}

int LogModel::rowFrom(std::uint64_t serial) const {
    return static_cast<int>(std::ranges::lower_bound(m_shown, serial) - m_shown.begin());
}

const LogEntry& LogModel::entryAt(int row) const {
    return m_feed.entry(static_cast<int>(serialAt(row) - m_feed.dropped()));
}

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const LogEntry& entry = entryAt(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return bridge::toDisplayText(entry.text);
        case ValueRole:
            return static_cast<qint64>(entry.at.ns);
        case UnitRole:
            return static_cast<int>(Unit::Moment);
        case IdRole:
            return QString::fromStdString(entry.node.value);
        default:
            return {};
    }
}

}  // namespace berth::items
