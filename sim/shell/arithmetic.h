// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "models/domain/error.h"
#include "sim/shell/shell_state.h"

namespace berth::sim::shell {

// An expression of $((…)) (XCU 2.6.4): integers of 64 bits that wrap around, the operators of C
// without ++, -- and the comma. Names stand for variables, which assignments change.
// Errors: Malformed, worded as dash does.
[[nodiscard]] domain::Result<std::int64_t> evaluateArithmetic(std::string_view expression,
                                                              ShellState& state);

// A number as C writes it: decimal, 0x…, 0…; signs and blanks before it are allowed.
[[nodiscard]] std::optional<std::int64_t> numberOf(std::string_view text);

}  // namespace berth::sim::shell
