// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace berth::app {

// The content of a file that holds one token or a few keys, 64 KiB at most. The error is one
// English sentence with the path, and quotes nothing of the content.
[[nodiscard]] tl::expected<std::string, std::string> contentOf(const std::string& path);

// The port that `option` asks for; 0: any free one.
[[nodiscard]] tl::expected<std::uint16_t, std::string> portOf(std::string_view option,
                                                              const std::string& text);

}  // namespace berth::app
