// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace berth::sim::serving {

// A PNG (ISO/IEC 15948) of 8-bit RGB samples, row by row, in stored (uncompressed) deflate blocks.
// `pixels` holds 3 · width · height bytes; width and height are at least 1.
[[nodiscard]] std::string encodePng(std::uint32_t width, std::uint32_t height,
                                    const std::vector<std::uint8_t>& pixels);

// A symmetric pattern of 64 × 64 pixels that depends on the text alone.
[[nodiscard]] std::string patternFor(std::string_view text);

}  // namespace berth::sim::serving
