// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/node.h"
#include "models/domain/stream.h"
#include "platform_client/gongji/node_view.h"
#include "platform_client/gongji/offer_book.h"
#include "platform_client/gongji/task_book.h"

namespace berth::platform_client::gongji {

// An event of a node's pod that had not been seen before.
struct NewPodEvent {
    domain::NodeId node;
    domain::EventKind kind = domain::EventKind::NodePending;
    WirePodEvent event;
};

[[nodiscard]] domain::NodeId nodeIdOf(PointId point);
[[nodiscard]] std::optional<PointId> pointOf(const domain::NodeId& node);

// The nodes of all tasks with what the platform forgets and people need: an ordinal that no other
// node of the task ever had, since when it is as it is, and, for ten minutes, those that are gone.
// Ordinals follow the numbers of the points, which grow.
class NodeBook {
  public:
    // What is known of the task's nodes now. `specName` and `revision` are those of its deployment.
    void update(const BookedTask& task, const std::string& specName, int revision,
                const OfferBook& offers, domain::Instant now);
    // The task is gone and its nodes with it.
    void endAll(TaskId task, domain::ReasonKind why, domain::Instant now);
    void forgetOld(domain::Instant now);

    // Why the node will end, told by who asked for it; None: it will not, after all.
    void expectEnd(PointId point, domain::ReasonKind why) {
        if (why == domain::ReasonKind::None)
            m_expected.erase(point);
        else
            m_expected[point] = why;
    }

    // Of a node's pod, oldest first.
    void takeEvents(PointId point, const std::vector<WirePodEvent>& events, domain::Instant now);
    [[nodiscard]] std::vector<NewPodEvent> takeNewEvents() {
        return std::exchange(m_newEvents, {});
    }
    // When its events were read last; the epoch when never.
    [[nodiscard]] domain::Instant eventsRead(PointId point) const;

    // By ordinal; not those that are gone for longer than ten minutes. Good until the next change.
    [[nodiscard]] std::vector<const domain::Node*> nodesOf(TaskId task, domain::Instant now) const;
    // Of all tasks, also of those that are gone, by name of the task and ordinal.
    [[nodiscard]] std::vector<domain::Node> all(domain::Instant now) const;

  private:
    struct Booked {
        domain::Node node;
        std::vector<WirePodEvent> events;
        domain::Instant eventsRead;
        domain::Instant unhealthySeen;  // the newest failure of a readiness probe
        bool listed = true;             // the platform still tells of it
    };
    struct Nodes {
        std::map<PointId, Booked> byPoint;
        std::string name;  // of the task
        int lastOrdinal = 0;
        bool lookedAt = false;
        PointId newest = 0;  // of all that were told by then
        int wanted = 0;      // as of the last update
        int tooMany = 0;     // that are to end because fewer are wanted
        bool over = false;   // the task is gone
    };
    // What one update knows.
    struct Look {
        const BookedTask& task;
        const std::string& specName;
        int revision;
        const OfferBook& offers;
        domain::Instant now;
    };

    void look(Nodes& nodes, const WirePoint& point, const Look& at);
    void endAsTold(Nodes& nodes, Booked& entry, const WirePoint& point, const Look& at);
    [[nodiscard]] static domain::ReasonKind whyEnded(const Booked& entry, const Look& at);
    [[nodiscard]] bool isFreeFor(TaskId task, PointId point);
    static void show(Booked& entry, const WirePoint& point, const Look& at);
    void end(Nodes& nodes, Booked& entry, PointId point, domain::ReasonKind why,
             domain::Instant now);

    std::map<TaskId, Nodes> m_tasks;
    std::map<PointId, TaskId> m_taskOf;
    std::map<PointId, domain::ReasonKind> m_expected;
    std::vector<NewPodEvent> m_newEvents;
};

}  // namespace berth::platform_client::gongji
