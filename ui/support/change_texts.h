// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/change.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// "Create", "Scale", "Replace the node" …: the name of an action, for buttons and lists.
[[nodiscard]] QString changeText(const domain::Change& change);

// What applying the plan will do, as one sentence on restart and loss: "This edit restarts 4 nodes
// and wipes 3.1 GiB."
[[nodiscard]] QString planSentence(const domain::Plan& plan, const Formatter& format);

// Whether the links stay up.
[[nodiscard]] QString planLinkText(const domain::Plan& plan);

// One line of the ledger: "1,204 files, last 40 s ago".
[[nodiscard]] QString lossText(const domain::NodeLoss& loss, domain::Instant now,
                               const Formatter& format);

}  // namespace berth::ui
