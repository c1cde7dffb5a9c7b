// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/domain/error.h"
#include "sim/node_ssh/sftp_packet.h"
#include "sim/shell/node_host.h"

// How files and errors of a node are said in SFTP.
namespace berth::sim::node_ssh {

[[nodiscard]] SftpAttributes attributesOf(const shell::FileStatus& file);
// "drwxr-xr-x    1 root     root         4096 Jan  1 08:00 logs": a line as `ls -l` has it.
[[nodiscard]] std::string longName(const shell::FileStatus& file, std::string_view name);

[[nodiscard]] std::string statusPacket(std::uint32_t request, SftpStatus status,
                                       std::string_view text);
[[nodiscard]] std::string okPacket(std::uint32_t request);
[[nodiscard]] std::string errorPacket(std::uint32_t request, const domain::Error& error);
[[nodiscard]] inline std::string donePacket(std::uint32_t request,
                                            const domain::Result<void>& done) {
    return done ? okPacket(request) : errorPacket(request, done.error());
}

[[nodiscard]] std::string badHandle(std::uint32_t request);
[[nodiscard]] std::string badMessage(std::uint32_t request);

// The next text as one of our handles; 0, which is none, where it is not of that form.
[[nodiscard]] std::uint64_t handleOf(SftpReader& reader);

// A path of a client as an absolute one without "." and "..", relative ones counted from "/".
[[nodiscard]] std::string absolutePath(std::string_view path);

}  // namespace berth::sim::node_ssh
