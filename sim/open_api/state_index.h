// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/domain/snapshot.h"
#include "sim/platform/ended_deployment.h"

namespace berth::sim::open_api {

using EndedDeployments = std::shared_ptr<const std::vector<platform::EndedDeployment>>;

// A task as it is listed: a deployment that is there, or the last state of one that is gone.
struct TaskRef {
    std::int64_t id = 0;
    const domain::Deployment* deployment = nullptr;
    std::optional<domain::Instant> ended;
};

struct NodeRef {
    std::int64_t task = 0;
    std::int64_t point = 0;
    const domain::Node* node = nullptr;
};

// One state, found by the numbers of this API: made once for each snapshot that is asked about, so
// that no call walks through ten thousand nodes for one of them. Immutable.
class StateIndex {
  public:
    StateIndex(domain::SnapshotPtr snapshot, EndedDeployments ended);
    StateIndex(const StateIndex&) = delete;
    StateIndex& operator=(const StateIndex&) = delete;

    [[nodiscard]] const domain::Snapshot& snapshot() const { return *m_snapshot; }
    [[nodiscard]] bool isOf(const domain::SnapshotPtr& snapshot,
                            const EndedDeployments& ended) const {
        return m_snapshot == snapshot && m_ended == ended;
    }

    // The newest first.
    [[nodiscard]] std::span<const TaskRef> tasks() const { return m_tasks; }
    [[nodiscard]] const TaskRef* task(std::int64_t id) const;
    // In the order of the snapshot: by ordinal.
    [[nodiscard]] std::span<const NodeRef> nodesOf(std::int64_t task) const;
    [[nodiscard]] const NodeRef* node(std::int64_t point) const;
    [[nodiscard]] const domain::Pool* poolOfOffer(std::string_view offer) const;

  private:
    domain::SnapshotPtr m_snapshot;
    EndedDeployments m_ended;
    std::vector<TaskRef> m_tasks;         // by id, falling
    std::vector<NodeRef> m_nodesByTask;   // by task, rising
    std::vector<NodeRef> m_nodesByPoint;  // by point, rising
    std::unordered_map<std::string_view, const domain::Pool*> m_offers;
};

}  // namespace berth::sim::open_api
