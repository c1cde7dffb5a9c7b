// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/event_model.h"

#include <utility>

namespace berth::items {

using domain::Event;

EventModel::EventModel(const EventText* text, QObject* parent) : StreamModel(text, parent) {}

bool EventModel::shows(const Event& event) const {
    const EventFilter& filter = m_filter.get();
    if (!filter.deployment.empty() && event.deployment != filter.deployment) return false;
    if (!filter.node.empty() && event.node != filter.node) return false;
    if (event.severity < filter.atLeast) return false;
    const TextMatch& text = m_filter.text();
    return text.empty() || text.in({event.deploymentName, event.nodeName, event.subject,
                                    event.detail, domain::toText(event.kind)});
}

void EventModel::append(const std::vector<Event>& events) {
    if (events.empty()) return;
    if (size() > 0 && events.front().sequence <= items().back().sequence) clear();
    StreamModel::append(events);
}

void EventModel::setFilter(EventFilter filter) {
    if (m_filter.set(std::move(filter))) rebuild();
}

Unit EventModel::unitOf(Column column) const {
    return column == Column::When ? Unit::Moment : Unit::Text;
}

QVariant EventModel::value(const Event& event, Column column) const {
    switch (column) {
        case Column::When:
            return static_cast<qint64>(event.at.ns);
        case Column::What:
            return QString::fromUtf8(domain::toText(event.kind));
        case Column::Deployment:
            return QString::fromUtf8(event.deploymentName);
        case Column::Node:
            return QString::fromUtf8(event.nodeName);
        case Column::Detail:
            return QString::fromUtf8(event.detail);
    }
    return {};
}

}  // namespace berth::items
