// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform_client/gongji/wire.h"

namespace berth::platform_client::gongji {

// The older paths write the environment as one text, "K=V K2=V2". How it says values with blanks or
// quotes is documented nowhere, so only what leaves no doubt is read and written; whatever else
// there is travels as it came, or goes over the newer paths.

// Nothing when the text leaves a doubt.
[[nodiscard]] std::optional<std::vector<WireVariable>> readEnvironmentText(std::string_view text);

// Whether the variable can be written beyond doubt.
[[nodiscard]] bool fitsEnvironmentText(std::string_view name, std::string_view value);

}  // namespace berth::platform_client::gongji
