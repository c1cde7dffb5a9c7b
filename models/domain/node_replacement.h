// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/deployment.h"

namespace berth::domain {

// Whether an edit replaces the nodes: it changes something that they run with. What a platform
// keeps for its clients alone, the extensions, is no business of theirs. Any thread.
[[nodiscard]] bool replacesNodes(const DeploymentSpec& before, const DeploymentSpec& after);

}  // namespace berth::domain
