// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/option_values.h"

#include <fmt/core.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>

namespace berth::app {

namespace {

using Problem = tl::unexpected<std::string>;

constexpr std::size_t kMostBytes = 64 * 1024;

}  // namespace

tl::expected<std::string, std::string> contentOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Problem(fmt::format("{}: {}", path, std::strerror(errno)));
    std::string text(kMostBytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad() || (file.fail() && !file.eof()))
        return Problem(fmt::format("{}: it cannot be read", path));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > kMostBytes) return Problem(fmt::format("{}: it is too long", path));
    return text;
}

tl::expected<std::uint16_t, std::string> portOf(std::string_view option, const std::string& text) {
    std::uint16_t port = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (status == std::errc{} && end == text.data() + text.size()) return port;
    return Problem(
        fmt::format("{} must be a whole number from 0 to 65535, 0 for any free port, not \"{}\"",
                    option, text));
}

}  // namespace berth::app
