// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "sim/node_ssh/sftp_packet.h"
#include "sim/shell/file_tree.h"
#include "sim/shell/streams.h"

namespace berth::sim::node_ssh {

// The SFTP subsystem (version 3) of one channel: the files of one node. What the node's files do
// not have is refused in words: links, permissions, owners and times of one's own.
class SftpServer {
  public:
    static constexpr std::size_t kMostHandles = 256;
    static constexpr std::size_t kMostPacket = 256 * 1024 + 1024;  // the largest that is taken
    static constexpr std::uint32_t kMostRead = 256 * 1024;

    SftpServer(shell::NodeHost& host, shell::ByteSource& in, shell::ByteSink& out)
        : m_files(host), m_in(in), m_out(out) {}

    // Serves until the input ends, a packet breaks the rules, or a stop; gives the status: 0 where
    // it was the input.
    int run(const std::stop_token& stop);

  private:
    struct OpenFile {
        std::string path;
        bool reads = false, writes = false, appends = false;
    };
    struct OpenFolder {
        std::vector<shell::FileStatus> entries;
        std::size_t next = 0;
    };

    // False at the end of the input.
    [[nodiscard]] bool receive(std::string& packet, const std::stop_token& stop);
    [[nodiscard]] bool fill(char* into, std::size_t bytes, const std::stop_token& stop);
    [[nodiscard]] std::string answer(std::string_view packet);
    [[nodiscard]] std::string open(std::uint32_t request, SftpReader& reader);
    [[nodiscard]] std::string close(std::uint32_t request, SftpReader& reader);
    [[nodiscard]] std::string read(std::uint32_t request, SftpReader& reader);
    [[nodiscard]] std::string write(std::uint32_t request, SftpReader& reader);
    [[nodiscard]] std::string status(std::uint32_t request, const std::string& path);
    [[nodiscard]] std::string ofHandle(std::uint32_t request, SftpReader& reader, bool sets);
    [[nodiscard]] std::string setStatus(std::uint32_t request, const std::string& path,
                                        const SftpAttributes& wanted);
    [[nodiscard]] std::string openFolder(std::uint32_t request, SftpReader& reader);
    [[nodiscard]] std::string readFolder(std::uint32_t request, SftpReader& reader);
    [[nodiscard]] std::string remove(std::uint32_t request, SftpReader& reader, bool folder);
    [[nodiscard]] std::string makeFolder(std::uint32_t request, SftpReader& reader);
    [[nodiscard]] std::string rename(std::uint32_t request, SftpReader& reader, bool replaces);
    [[nodiscard]] std::string realPath(std::uint32_t request, SftpReader& reader);
    [[nodiscard]] std::string extended(std::uint32_t request, SftpReader& reader);
    [[nodiscard]] std::string newHandle(std::uint32_t request, std::uint64_t& number);

    shell::FileTree m_files;
    shell::ByteSource& m_in;
    shell::ByteSink& m_out;
    std::map<std::uint64_t, OpenFile> m_openFiles;
    std::map<std::uint64_t, OpenFolder> m_openFolders;
    std::uint64_t m_lastHandle = 0;
    bool m_begun = false;
    bool m_broken = false;
};

}  // namespace berth::sim::node_ssh
