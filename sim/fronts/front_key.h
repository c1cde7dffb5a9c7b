// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/serving/link_key.h"

namespace berth::sim::fronts {

// A front's address is named as a link's is. Its number stands where that of a deployment would;
// deployments count from 1 and never come so far.
inline constexpr serving::DeploymentKey kFirstFront = 0x8000'0000U;

[[nodiscard]] inline bool isFront(serving::LinkKey link) {
    return link.deployment >= kFirstFront;
}

}  // namespace berth::sim::fronts
