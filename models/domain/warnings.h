// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/deployment.h"
#include "models/domain/node.h"

namespace berth::domain {

// How bad a warning is; 0 is worst. Deployment::warnings stand in this order.
[[nodiscard]] int severityRank(WarningKind kind);

// What a node in that state makes its deployment warn of; nothing while it is well or on its way.
[[nodiscard]] std::optional<WarningKind> warningOf(NodeState state, ReasonKind reason);

}  // namespace berth::domain
