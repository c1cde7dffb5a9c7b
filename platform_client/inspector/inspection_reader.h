// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "models/domain/inspection.h"

namespace berth::platform_client::inspector {

// Reads the output of commandBatch(nonce). Whatever it is, there is an inspection: what could not
// be read is absent from it, and its sections say why. Any thread; pure.
[[nodiscard]] domain::Inspection readInspection(std::string_view output, std::string_view nonce);

}  // namespace berth::platform_client::inspector
