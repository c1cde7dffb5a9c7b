// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/change.h"
#include "models/domain/front.h"
#include "models/domain/validation.h"

namespace berth::domain {

inline constexpr int kMostCopies = 100;

// Several deployments of one node each out of one spec, perhaps with a front over all of them: for
// programs that keep the state of their users on the node.
struct Batch {
    DeploymentSpec spec;  // of each but for the name, which is what theirs begin with; one node
    int copies = 2;       // 1 … kMostCopies
    // Its members are all copies, at its port, which the spec publishes: left empty here.
    std::optional<FrontSpec> front{};
};

// "comfy", 3 → "comfy-3". The first part is cut where the whole would be longer than a name may be.
[[nodiscard]] std::string copyName(const std::string& base, int number);
// The first so many of copyName(base, 1), copyName(base, 2) … that are not taken.
[[nodiscard]] std::vector<std::string> freeCopyNames(
    const std::string& base, int copies,
    const std::function<bool(const std::string& name)>& isTaken);

// What publishing a batch will do: a creation for each copy and then the front.
struct BatchPlan {
    std::vector<CreateDeployment> creations;  // by number
    std::optional<FrontSpec> front;
    Rate rate;  // of all together, at the highest price of their regions
};

// All names are found, or nothing is planned. Errors: those of the spec, with the field; NotFound
// (the front's port is not published), InvalidArgument (nodes, copies), AlreadyExists (the front's
// name), NotSupported (the platform has no fronts).
[[nodiscard]] Result<BatchPlan> planBatch(const Batch& batch, const Snapshot& snapshot,
                                          const Capabilities& can);

}  // namespace berth::domain
