// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/history.h"

#include <utility>

namespace berth::sim::open_api {

History::History(domain::Platform& platform, const domain::Clock& clock) : m_clock(clock) {
    domain::WatchCallbacks callbacks;
    callbacks.onSnapshot = [this](const domain::SnapshotPtr& snapshot) { see(*snapshot); };
    callbacks.onEvents = [this](const std::vector<domain::Event>& events) { add(events); };
    m_watching = platform.watch(std::move(callbacks));
}

std::optional<WallTime> History::wall() const {
    const std::lock_guard lock(m_mutex);
    return m_wall;
}

std::vector<NodeEvent> History::eventsOf(const domain::NodeId& node) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_events.find(node);
    if (found == m_events.end()) return {};
    return {found->second.begin(), found->second.end()};
}

void History::see(const domain::Snapshot& snapshot) {
    const std::lock_guard lock(m_mutex);
    if (snapshot.version == 0) return;
    // Time goes back only when the simulation begins anew.
    if (!m_wall || snapshot.at < m_seen) m_wall = WallTime(snapshot.at, m_clock.unixMilliseconds());
    m_seen = snapshot.at;
}

void History::add(const std::vector<domain::Event>& events) {
    const std::lock_guard lock(m_mutex);
    for (const domain::Event& event : events) {
        if (event.at < m_lastEvent) {  // likewise: the nodes are others with the same ids
            m_events.clear();
            m_order.clear();
        }
        m_lastEvent = event.at;
        if (event.node.empty()) continue;
        const auto [entry, isNew] = m_events.try_emplace(event.node);
        if (isNew) m_order.push_back(event.node);
        entry->second.push_back(
            {event.at, event.kind, event.severity, event.value, event.subject, event.detail});
        if (entry->second.size() > kEventsPerNode) entry->second.pop_front();
        if (m_order.size() > kNodes) {
            m_events.erase(m_order.front());
            m_order.pop_front();
        }
    }
}

}  // namespace berth::sim::open_api
