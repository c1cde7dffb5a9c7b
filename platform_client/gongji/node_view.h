// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/domain/node.h"
#include "models/domain/stream.h"
#include "platform_client/gongji/wire.h"

namespace berth::platform_client::gongji {

// What the platform says of a node, in Berth's words. The platform has six words for its state; the
// rest is in the reason of its container and in the events of its pod, which are Kubernetes':
//
//   Pending  Pending, Pulling, Starting or ImagePullBackOff, by what happened last
//   Running  Running; NotReady while readiness probes fail; CrashLoop while its container waits
//   Failed   CrashLoop as long as its container is started again, else Failed; the node of a job
//            is not started again
//   Succeeded, End   Ended
//   Unknown  Unknown
struct NodeView {
    domain::NodeState state = domain::NodeState::Pending;
    domain::ReasonKind reason = domain::ReasonKind::None;
    std::string detail;                             // evidence, in the platform's words
    std::optional<domain::ContainerExit> lastExit;  // `at` is left to whoever knows
};

// `unready`: a readiness probe has failed just now. `kind`: of its task.
[[nodiscard]] NodeView viewOf(const WirePoint& point, const std::vector<WirePodEvent>& events,
                              bool unready, TaskKind kind);

// What the event says happened; nothing for one without meaning to people.
[[nodiscard]] std::optional<domain::EventKind> kindOf(const WirePodEvent& event);

}  // namespace berth::platform_client::gongji
