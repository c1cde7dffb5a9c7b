// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "platform_client/remote/transfer_scene.h"

namespace berth::platform_client::remote {

// Pieces of 32 KiB, the size that every server must take, and 32 of them on the way: at 50 ms there
// and back that is still 20 MiB/s.
inline constexpr std::uint32_t kPiece = 32 * 1024;
inline constexpr std::size_t kOnTheWay = 32;

// Reads an open remote file from `offset` to where it ends, whatever its size was said to be, and
// gives its bytes in order. Returns where it ended. Errors: those of SftpSession and of the sink,
// Malformed (a hole), LimitExceeded (much longer than `expected`: it may never end).
[[nodiscard]] domain::Result<std::uint64_t> readThrough(
    const TransferScene& scene, const std::string& handle, std::uint64_t offset,
    std::uint64_t expected, const std::function<domain::Result<void>(std::string_view)>& sink);

// So many bytes from there; fewer only at the end.
[[nodiscard]] domain::Result<std::string> readSome(const TransferScene& scene,
                                                   const std::string& handle, std::uint64_t offset,
                                                   std::size_t count);

// SHA-256 of the whole remote file, read again through the server: that needs no program there and
// compares what anybody will get who reads the file later.
[[nodiscard]] domain::Result<std::string> remoteSum(const TransferScene& scene,
                                                    const std::string& handle,
                                                    std::uint64_t expected);

}  // namespace berth::platform_client::remote
