// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/change.h"
#include "models/domain/snapshot.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// The name of what a change is about: the deployment's, or the node's.
[[nodiscard]] QString subjectOf(const domain::Change& change, const domain::Snapshot& snapshot);
// The deployment a change is about; empty for a creation.
[[nodiscard]] domain::DeploymentId deploymentOf(const domain::Change& change,
                                                const domain::Snapshot& snapshot);
// "Edit comfy-api".
[[nodiscard]] QString planTitle(const domain::Change& change, const domain::Snapshot& snapshot);
// One sentence on restart and loss: "This edit restarts 4 nodes and wipes 3.1 GiB."
[[nodiscard]] QString planSentence(const domain::Plan& plan, const domain::Snapshot& snapshot,
                                   const Formatter& format);
// What stays as it is, above all the link.
[[nodiscard]] QString planNote(const domain::Plan& plan, bool live);
// The words of the button that does it.
[[nodiscard]] QString applyText(const domain::Change& change);
// "environment.MODE" → "Environment MODE".
[[nodiscard]] QString fieldText(const std::string& field);

}  // namespace berth::ui
