// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/node.h"

namespace berth::sim::explore {

// Whether a node that was seen in one state can be in the other when it is looked at next, over
// whatever states between (see NodeLife): nobody comes back from the end, nobody waits for a
// machine twice, and who is on the way out does not turn round.
[[nodiscard]] bool canFollow(domain::NodeState before, domain::NodeState after);

}  // namespace berth::sim::explore
