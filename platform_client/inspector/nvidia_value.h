// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/domain/units.h"

// Values as nvidia-smi writes them: a number, a blank, a unit. "N/A", "[N/A]", "[Not Supported]",
// "[Unknown Error]", "ERR!", another unit than expected and anything else give nothing.

namespace berth::platform_client::inspector {

// "24564 MiB"; also B, KiB, GiB. A number alone is nothing, since its unit is anybody's guess.
[[nodiscard]] std::optional<domain::Bytes> nvidiaBytes(std::string_view text);
// "97 %" as 0.97.
[[nodiscard]] std::optional<double> nvidiaShare(std::string_view text);
// "412.55 W", "61 C" (also a number alone, as the table form writes temperatures).
[[nodiscard]] std::optional<double> nvidiaNumber(std::string_view text, std::string_view unit);
// "2520 MHz".
[[nodiscard]] std::optional<int> nvidiaMegahertz(std::string_view text);
// "16x", or "16".
[[nodiscard]] std::optional<int> nvidiaLanes(std::string_view text);
[[nodiscard]] std::optional<int> nvidiaSmall(std::string_view text);
// A count that is not negative.
[[nodiscard]] std::optional<std::int64_t> nvidiaCount(std::string_view text);
// "Enabled", "Yes", "Active", and their opposites.
[[nodiscard]] std::optional<bool> nvidiaSwitch(std::string_view text);
// A text, or nothing where it stands for an absent one.
[[nodiscard]] std::string nvidiaText(std::string_view text);
// Whether it is what stands in the place of a value when the device does not answer.
[[nodiscard]] bool nvidiaTellsLost(std::string_view text);

}  // namespace berth::platform_client::inspector
