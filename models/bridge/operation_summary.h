// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/change.h"
#include "models/domain/snapshot.h"

namespace berth::bridge {

// One English line for the journal: "scale echo 3 → 5", "replace node echo-2". Names what the
// snapshot knows, else the id.
[[nodiscard]] std::string summarize(const domain::Change& change, const domain::Snapshot& snapshot);

}  // namespace berth::bridge
