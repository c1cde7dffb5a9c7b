// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "sim/shell/node_host.h"

namespace berth::sim::shell {

// All the files that a session sees: those the node really has, and those that a kernel and an
// image would show beside them (/proc, /sys/fs/cgroup, /dev/null, some of /etc), made of the node's
// facts at the moment they are looked at and read-only. What the node really has wins over both.
// Paths are absolute; "." and "..", and slashes that say nothing, are resolved here.
// Errors: those of NodeHost; PermissionDenied for whatever is made of facts. Any thread, several at
// once; each call may wait for the simulation's thread, so none is made from there.
class FileTree {
  public:
    // Serialises what it asks of `host`, which nothing else may use at the same time.
    explicit FileTree(NodeHost& host) : m_host(host) {}

    [[nodiscard]] domain::Result<NodeFacts> facts() const;

    [[nodiscard]] domain::Result<FileStatus> status(const std::string& path) const;
    // What lies directly in a folder, by name.
    [[nodiscard]] domain::Result<std::vector<FileStatus>> list(const std::string& path) const;
    // At most `length` bytes (and 1 MiB) from `offset`; fewer at the end, none behind it. Of
    // /dev/zero always `length`.
    [[nodiscard]] domain::Result<std::string> read(const std::string& path, std::int64_t offset,
                                                   std::int64_t length) const;
    // Writes over what is there and grows the file; makes the file, not its folder. What is written
    // to /dev/null is gone.
    domain::Result<void> write(const std::string& path, std::int64_t offset,
                               std::string_view content);
    // Cuts, or grows with zeros; makes the file.
    domain::Result<void> resize(const std::string& path, std::int64_t size);
    domain::Result<void> makeFolder(const std::string& path);
    // A file, or an empty folder.
    domain::Result<void> remove(const std::string& path);
    // Takes the place of a file that is there.
    domain::Result<void> rename(const std::string& from, const std::string& to);

    // See NodeHost::request.
    [[nodiscard]] domain::Result<PortAnswer> request(int port, const std::string& method,
                                                     const std::string& target,
                                                     const std::string& body) const;

    // Whether reading it tells of the node as it is now, so that it has no size before.
    [[nodiscard]] static bool isMadeOfFacts(const std::string& path);

  private:
    domain::Result<void> refuseChange(const std::string& path) const;
    domain::Result<void> makeStandingFolder(const std::string& path);

    mutable std::mutex m_mutex;  // guards m_host
    NodeHost& m_host;
};

}  // namespace berth::sim::shell
