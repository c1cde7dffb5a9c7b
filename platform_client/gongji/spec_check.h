// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/capabilities.h"
#include "models/domain/change.h"
#include "models/domain/deployment.h"
#include "models/domain/error.h"
#include "models/domain/snapshot.h"

namespace berth::platform_client::gongji {

// Whether the platform can have the spec: the rules of every spec, and those of this platform,
// which balances all ports of a task alike. `editing`: the deployment that it is for; empty: a new
// one, whose name is not looked up among those that are taken. Errors: as of domain::checkChange().
[[nodiscard]] domain::Result<void> checkSpec(const domain::DeploymentSpec& spec,
                                             const domain::DeploymentId& editing,
                                             const domain::Snapshot& snapshot,
                                             const domain::Capabilities& capabilities);

// Likewise for any change; a new deployment's name is looked up.
[[nodiscard]] domain::Result<void> checkPlatformChange(const domain::Change& change,
                                                       const domain::Snapshot& snapshot,
                                                       const domain::Capabilities& capabilities);

// The wanted spec of an edit as far as the platform has a place for it: name and number of nodes
// stay, and so do the settings it does not know (how an update replaces nodes; the time a node gets
// to end, unless the task tells one). What the spec leaves empty because nobody chose it is as it
// is: offers while GPU and regions stay, and extensions.
[[nodiscard]] domain::DeploymentSpec wantedOf(const domain::DeploymentSpec& edit,
                                              const domain::DeploymentSpec& now);

}  // namespace berth::platform_client::gongji
