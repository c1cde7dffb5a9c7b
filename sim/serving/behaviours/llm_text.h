// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace berth::sim::serving {

// The n-th word of the made-up answer of a node, with the space before it; endless.
[[nodiscard]] std::string llmWord(std::string_view node, std::int64_t n);

// About four bytes make a token.
[[nodiscard]] std::int64_t tokensIn(std::string_view text);

}  // namespace berth::sim::serving
