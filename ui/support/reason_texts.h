// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "models/domain/node.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// Why a node is in its state: one sentence by kind. Empty for None.
[[nodiscard]] QString reasonText(domain::ReasonKind reason);

// The sentence for a node as it stands, with its numbers: the exit code, the bytes of a pull, when
// the next try is due. Never empty: without a reason it says what the state means. `now` is the
// snapshot's instant.
[[nodiscard]] QString whyText(const domain::Node& node, domain::Instant now,
                              const Formatter& format);

// "6 machines: all GPUs are in use".
[[nodiscard]] QString rejectionText(const domain::PlacementRejection& rejection);

// "exit 137, out of memory"; the program's own words are kept for reasons that are not known.
[[nodiscard]] QString exitText(const domain::ContainerExit& exit);

}  // namespace berth::ui
