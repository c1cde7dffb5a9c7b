// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "models/domain/policy_comparison.h"
#include "sim/images/image_model.h"
#include "sim/serving/traffic_tape.h"

namespace berth::sim::comparison {

// A node that is ready: what decides how fast it answers.
struct ReplayNode {
    domain::NodeId id;
    int ordinal = 0;
    double speed = 1;  // of its cards
};

// Traffic that was recorded at a link, and the nodes that are to answer it again. A value of its
// own: playing it touches no simulation and needs no thread in particular.
struct Recording {
    std::uint64_t seed = 0;
    domain::PortSpec port;  // its policy is what each replay replaces; its options stay
    std::shared_ptr<const images::ImageModel> image;
    std::vector<ReplayNode> nodes;
    std::vector<serving::TapedRequest> requests;  // by time
};

// What there is to compare.
struct ComparisonTask {
    domain::PolicyComparison comparison;  // all but its figures
    Recording recording;
    std::vector<domain::BalancingPolicy> policies;
};

// Plays the recording with one policy, on links, queues and nodes as they are in a simulation. What
// a request costs is drawn for it before, in the order of arrival, so that it is the same under
// every policy (common random numbers); nodes are warm, and none fails. `goOn` is asked now and
// then. Nothing: it said no.
[[nodiscard]] std::optional<domain::PolicyFigures> replay(const Recording& recording,
                                                          domain::BalancingPolicy policy,
                                                          const std::function<bool()>& goOn);

}  // namespace berth::sim::comparison
