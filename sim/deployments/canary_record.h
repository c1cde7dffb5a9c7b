// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "models/domain/canary.h"
#include "models/domain/deployment.h"
#include "sim/deployments/order.h"
#include "sim/engine/engine.h"
#include "sim/images/image_model.h"

namespace berth::sim::deployments {

// Of the old version and of the one that is tried.
struct CanaryEvidence {
    domain::CanaryFigures before, after;
};

// A version of a deployment that is, or was, tried on a part of its requests.
struct CanaryRecord {
    std::shared_ptr<const domain::DeploymentSpec> spec;  // its number of nodes means nothing
    const images::ImageModel* image = nullptr;           // null: nobody knows the address
    Order order;
    domain::CanaryRule rule;
    int revision = 1;              // of its nodes, and of the deployment once it is promoted
    std::uint64_t generation = 1;  // likewise
    domain::CanaryState state = domain::CanaryState::Watching;
    domain::CanaryReason reason = domain::CanaryReason::None;
    engine::Time started = 0;
    std::optional<engine::Time> watchingSince, ended;
    engine::EventHandle look;  // while it is watched
    // What both versions had cost when the watch began.
    domain::Money costBefore, costAfter;
    CanaryEvidence verdict;  // what was known when it ended

    [[nodiscard]] bool watched() const { return state == domain::CanaryState::Watching; }
};

}  // namespace berth::sim::deployments
