// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/deployment.h"
#include "models/domain/journal.h"
#include "models/domain/node.h"
#include "models/domain/platform.h"
#include "models/domain/simulator_control.h"
#include "models/domain/stream.h"

namespace berth::ui {

// The words for the states and kinds of the domain, in the language that is loaded. They are the
// words of the table of states; marks and colours are in ui/widgets/state_visual.h.
[[nodiscard]] QString stateText(domain::NodeState state);
[[nodiscard]] QString stateText(domain::DeploymentState state);
// Part of a sentence; empty for None.
[[nodiscard]] QString jobFailureText(domain::JobFailure failure);
[[nodiscard]] QString connectionText(domain::ConnectionState state);
[[nodiscard]] QString severityText(domain::Severity severity);
[[nodiscard]] QString policyText(domain::BalancingPolicy policy);
// What the policy does, in one sentence.
[[nodiscard]] QString policyHint(domain::BalancingPolicy policy);
[[nodiscard]] QString probeText(domain::ProbeKind kind);
[[nodiscard]] QString operationText(domain::OperationState state);
[[nodiscard]] QString cardText(domain::CardState state);
[[nodiscard]] QString arrivalText(domain::ArrivalKind kind);

}  // namespace berth::ui
