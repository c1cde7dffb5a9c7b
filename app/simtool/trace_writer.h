// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/stream.h"

namespace berth::app {

// One event as one line of JSON with its line end; described in
// resources/help/en/scenario-files.md.
[[nodiscard]] std::string traceLine(const domain::Event& event);

}  // namespace berth::app
