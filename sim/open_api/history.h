// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/domain/clock.h"
#include "models/domain/platform.h"
#include "sim/open_api/wall_time.h"

namespace berth::sim::open_api {

// What happened to a node; the words are those of domain::Event.
struct NodeEvent {
    domain::Instant at;
    domain::EventKind kind = domain::EventKind::NodePending;
    domain::Severity severity = domain::Severity::Info;
    std::int64_t value = 0;
    std::string subject, detail;
};

// What has to be watched to be known later: the events of each node, and where the simulation lies
// on the calendar. Thread-safe; a simulation that starts over starts both over.
class History {
  public:
    static constexpr std::size_t kEventsPerNode = 32;
    static constexpr std::size_t kNodes = 20'000;

    History(domain::Platform& platform, const domain::Clock& clock);

    // Nothing until the simulation runs.
    [[nodiscard]] std::optional<WallTime> wall() const;
    // Oldest first; the newest kEventsPerNode. Empty for a node that nobody knows (any more).
    [[nodiscard]] std::vector<NodeEvent> eventsOf(const domain::NodeId& node) const;

  private:
    void add(const std::vector<domain::Event>& events);
    void see(const domain::Snapshot& snapshot);

    const domain::Clock& m_clock;
    mutable std::mutex m_mutex;
    domain::Instant m_seen;  // of the newest snapshot
    std::optional<WallTime> m_wall;
    domain::Instant m_lastEvent;
    std::unordered_map<domain::NodeId, std::deque<NodeEvent>> m_events;
    std::deque<domain::NodeId> m_order;                // of m_events, by age
    std::unique_ptr<domain::Subscription> m_watching;  // last: it calls into the rest
};

}  // namespace berth::sim::open_api
