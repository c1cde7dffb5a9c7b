// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace berth::support_bundle {

// A text with one kind of encoding taken off, and where each of its bytes came from.
struct TextView {
    std::string text;
    // As many as bytes and one more: where in the original the byte begins.
    std::vector<std::uint32_t> at;
};

[[nodiscard]] TextView plainView(std::string_view text);
// "%41" is "A"; what is no such sequence stays.
[[nodiscard]] TextView withoutPercent(const TextView& view);
// The escapes of JSON strings: \" \\ \/ \b \f \n \r \t \uXXXX, the latter as UTF-8.
[[nodiscard]] TextView withoutEscapes(const TextView& view);
// Two quotation marks in a row are one, as in tables of comma-separated values.
[[nodiscard]] TextView withoutDoubledQuotes(const TextView& view);

}  // namespace berth::support_bundle
