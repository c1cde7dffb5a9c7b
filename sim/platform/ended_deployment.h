// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/deployment.h"
#include "models/domain/units.h"

namespace berth::sim::platform {

// The last state of a deployment that has been deleted: what it was to be, when it was made and
// what it cost altogether. Its links have no url.
struct EndedDeployment {
    domain::Deployment deployment;
    domain::Instant ended;  // its last node was gone

    friend bool operator==(const EndedDeployment&, const EndedDeployment&) = default;
};

}  // namespace berth::sim::platform
