// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/event_model.h"

#include <string_view>
#include <utility>

#include "models/items/roles.h"

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
    : StreamModel(parent), m_text(text) {}

bool EventModel::shows(const Event& event) const {
    if (!m_filter.deployment.empty() && event.deployment != m_filter.deployment) return false;
    if (!m_filter.node.empty() && event.node != m_filter.node) return false;
    if (event.severity < m_filter.atLeast) return false;
    return m_match.empty() || m_match.in({event.deploymentName, event.nodeName, event.subject,
                                          event.detail, domain::toText(event.kind)});
}

void EventModel::append(const std::vector<Event>& events) {
    if (events.empty()) return;
    if (size() > 0 && events.front().sequence <= items().back().sequence) clear();
    StreamModel::append(events);
}

void EventModel::setFilter(EventFilter filter) {
    if (filter == m_filter) return;
    beginResetModel();
    m_filter = std::move(filter);
    m_match = TextMatch(m_filter.text.toStdString());
    filterAgain();
    endResetModel();
}

void EventModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kEventColumns - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kEventColumns - 1));
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
