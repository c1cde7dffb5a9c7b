// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "models/domain/inspection_network.h"
#include "platform_client/inspector/file_lines.h"

namespace berth::platform_client::inspector {

inline constexpr std::size_t kMaxSockets = 4096;
inline constexpr std::size_t kMaxInterfaces = 256;

// Interfaces, the default route and the name servers, from the section "files".
[[nodiscard]] domain::NetworkState readNetwork(const FileLines& files);

// The listening TCP sockets of the section "sockets": lines of /proc/net/tcp and tcp6, in which the
// address is written in words of the machine's byte order (taken to be little-endian), the port in
// that of the network.
[[nodiscard]] std::vector<domain::ListeningSocket> readSockets(std::string_view text);

}  // namespace berth::platform_client::inspector
