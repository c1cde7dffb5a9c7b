// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/plan_from_snapshot.h"

#include "tests/support/fake_platform.h"

namespace berth::support {

domain::Result<domain::Plan> planFromSnapshot(const domain::Snapshot& snapshot,
                                              const domain::Change& change) {
    auto plan = domain::planFromSnapshot(snapshot, change);
    if (!plan) return plan;
    plan->basis = snapshot.version + 1;  // tests can tell which state it was made for
    for (domain::NodeLoss& loss : plan->losses)
        loss.largestPaths = {"/root/outputs/" + loss.nodeName + ".bin"};
    return plan;
}

}  // namespace berth::support
