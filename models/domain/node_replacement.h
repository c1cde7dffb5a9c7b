// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/deployment.h"

namespace berth::domain {

// Whether an edit replaces the nodes: it changes something that they run with. What a platform
// keeps for its clients alone, the extensions, is no business of theirs, nor is what decides how
// many of them there are. Any thread.
[[nodiscard]] bool replacesNodes(const DeploymentSpec& before, const DeploymentSpec& after);

// How many nodes are wanted after an edit: as many as before, brought within the bounds of the
// autoscaling that it asks for.
[[nodiscard]] int nodesAfterEdit(const DeploymentSpec& before, const DeploymentSpec& after);

}  // namespace berth::domain
