// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/change.h"
#include "models/domain/front.h"
#include "models/domain/front_control.h"
#include "models/domain/platform.h"
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

struct BatchItem {
    std::string name;
    OperationId operation;
    std::optional<Error> error{};  // absent: it exists, though its node may have to wait
    DeploymentId deployment{};
};

struct BatchOutcome {
    std::vector<BatchItem> items;
    // Of the front; absent: it is open, or none was wanted.
    std::optional<Error> frontError{};
    std::optional<FrontSpec> front{};  // as it was opened: over the copies that exist

    [[nodiscard]] int created() const;
};

// Creates one after the other, each an operation of its own; one that fails stops no other. The
// front is opened over those that came to be, if any did. `fronts` may be null where the plan has
// no front. Both must live until the reply, which comes once, on the platform's thread.
void publishBatch(Platform& platform, FrontControl* fronts, BatchPlan plan,
                  std::vector<OperationId> operations, std::function<void(BatchOutcome)> reply);

}  // namespace berth::domain
