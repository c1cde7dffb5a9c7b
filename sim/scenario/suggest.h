// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace berth::sim::scenario {

// The one of `known` that `word` was most likely meant to be: at most a third of its letters
// inserted, removed, replaced or swapped with a neighbour (Damerau's optimal string alignment
// distance). Nothing when none is near, or for words of more than 64 bytes.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string_view> known);

// " (did you mean \"nodes\"?)" or "", behind the word in a message.
[[nodiscard]] std::string didYouMean(std::string_view word,
                                     std::span<const std::string_view> known);

// "a, b, c".
[[nodiscard]] std::string joined(std::span<const std::string_view> words);

}  // namespace berth::sim::scenario
