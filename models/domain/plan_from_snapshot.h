// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "models/domain/capabilities.h"
#include "models/domain/change.h"
#include "models/domain/error.h"
#include "models/domain/snapshot.h"

namespace berth::domain {

// For platforms that can be asked what is, and not what would be: what a snapshot alone tells.
// Pure.

// Whether the change can be done, as far as the snapshot tells. Of an edit only what can be edited
// is looked at: not the name and not the number of nodes. Errors: NotFound, NotSupported,
// WrongState, InvalidArgument with field, AlreadyExists.
[[nodiscard]] Result<void> checkChange(const Change& change, const Snapshot& snapshot,
                                       const Capabilities& capabilities);

// What applying the change would do. Prices are the highest of the regions that new nodes may come
// to, so that a plan never promises too little. Which nodes end when there are to be fewer is the
// platform's to choose; here it is those that do not run, then those made last, as Kubernetes does
// it. Errors: NotFound.
[[nodiscard]] Result<Plan> planFromSnapshot(const Snapshot& snapshot, const Change& change);

// A number that changes whenever a plan for the deployment would no longer hold: its spec, whether
// it is paused, which nodes it has, and what is written on their disks. Not with `extensions`,
// which nobody sees when they confirm a plan. Never 0.
[[nodiscard]] std::uint64_t fingerprint(const Snapshot& snapshot, const Deployment& deployment);

// The deployment that the change is about; null for a create and for what is not there.
[[nodiscard]] const Deployment* deploymentOf(const Snapshot& snapshot, const Change& change);

}  // namespace berth::domain
