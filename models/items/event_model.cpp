// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/event_model.h"

#include <string_view>
#include <utility>

#include "models/items/roles.h"
#include "models/items/text_match.h"

namespace berth::items {

using domain::Event;

namespace {

QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QVariant valueOf(const Event& event, EventColumn column) {
    switch (column) {
        case EventColumn::When:
            return static_cast<qint64>(event.at.ns);
        case EventColumn::What:
            return qt(domain::toText(event.kind));
        case EventColumn::Deployment:
            return qt(event.deploymentName);
        case EventColumn::Node:
            return qt(event.nodeName);
        case EventColumn::Detail:
            return qt(event.detail);
    }
    return {};
}

}  // namespace

EventModel::EventModel(const EventText* text, QObject* parent)
    : QAbstractTableModel(parent), m_text(text) {}

bool EventModel::matches(const Event& event, const TextMatch& text) const {
    if (!m_filter.deployment.empty() && event.deployment != m_filter.deployment) return false;
    if (!m_filter.node.empty() && event.node != m_filter.node) return false;
    if (event.severity < m_filter.atLeast) return false;
    return text.empty() || text.in({event.deploymentName, event.nodeName, event.subject,
                                    event.detail, domain::toText(event.kind)});
}

void EventModel::append(const std::vector<Event>& events) {
    if (events.empty()) return;
    if (!m_events.empty() && events.front().sequence <= m_events.back().sequence) clear();
    const TextMatch text(m_filter.text.toStdString());
    std::vector<std::uint64_t> fresh;
    std::uint64_t serial = m_dropped + m_events.size();
    for (const Event& event : events) {
        if (matches(event, text)) fresh.push_back(serial);
        ++serial;
    }
    if (fresh.empty()) {
        m_events.insert(m_events.end(), events.begin(), events.end());
    } else {
        beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
        m_events.insert(m_events.end(), events.begin(), events.end());
        m_shown.insert(m_shown.end(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    if (m_events.size() > kCapacity) dropOldest(m_events.size() - kCapacity);
}

void EventModel::dropOldest(std::size_t count) {
    const std::uint64_t firstKept = m_dropped + count;
    std::size_t rows = 0;
    while (rows < m_shown.size() && m_shown[rows] < firstKept)
        ++rows;
    const auto drop = [&] {
        m_events.erase(m_events.begin(), m_events.begin() + static_cast<std::ptrdiff_t>(count));
        m_shown.erase(m_shown.begin(), m_shown.begin() + static_cast<std::ptrdiff_t>(rows));
        m_dropped = firstKept;
    };
    if (rows == 0) {
        drop();
        return;
    }
    const int total = static_cast<int>(m_shown.size());
    beginRemoveRows({}, total - static_cast<int>(rows), total - 1);
    drop();
    endRemoveRows();
}

void EventModel::clear() {
    beginResetModel();
    m_events.clear();
    m_shown.clear();
    m_dropped = 0;
    endResetModel();
}

void EventModel::setFilter(EventFilter filter) {
    if (filter == m_filter) return;
    beginResetModel();
    m_filter = std::move(filter);
    const TextMatch text(m_filter.text.toStdString());
    m_shown.clear();
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        if (matches(m_events[i], text)) m_shown.push_back(m_dropped + i);
    }
    endResetModel();
}

void EventModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kEventColumns - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kEventColumns - 1));
}

const Event& EventModel::eventAt(int row) const {
    const std::uint64_t serial = m_shown[m_shown.size() - 1 - static_cast<std::size_t>(row)];
    return m_events[static_cast<std::size_t>(serial - m_dropped)];
}

int EventModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int EventModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kEventColumns;
}

QVariant EventModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Event& event = eventAt(index.row());
    const auto column = static_cast<EventColumn>(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return m_text != nullptr ? QVariant(m_text->cell(event, column))
                                     : valueOf(event, column);
        case ValueRole:
            return valueOf(event, column);
        case UnitRole:
            return static_cast<int>(column == EventColumn::When ? Unit::Nanoseconds : Unit::Text);
        case IdRole:
            return QString::number(event.sequence);
        default:
            return {};
    }
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kEventColumns ||
        role != Qt::DisplayRole || m_text == nullptr) {
        return {};
    }
    return m_text->heading(static_cast<EventColumn>(section));
}

}  // namespace berth::items
