// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "sim/shell/node_facts.h"

namespace berth::sim::shell {

struct FileStatus {
    std::string path;  // absolute, normalised
    bool folder = false;
    std::int64_t size = 0;
    double modified = 0;  // seconds of Unix time
    bool writable = true;
};

// An answer of a port of the node, for its own `curl`.
struct PortAnswer {
    int status = 0;
    std::string contentType, body;
};

// One simulated node, for whoever has a session on it. Calls wait until the simulation's thread has
// answered; so never call from there. Each says NotFound once the node has ended, ShuttingDown when
// the simulation ends. Any thread, one call at a time and object.
class NodeHost {
  public:
    NodeHost() = default;
    NodeHost(const NodeHost&) = delete;
    NodeHost& operator=(const NodeHost&) = delete;
    virtual ~NodeHost() = default;

    [[nodiscard]] virtual domain::Result<NodeFacts> facts() = 0;

    // The files that the node really has: those on its own disk and on its volumes. Paths are
    // absolute; "..", NUL and control characters are Malformed. What changes anything is recorded
    // with the simulation, so that a repetition of it has the same files.
    // Further errors: NotFound; InvalidArgument (a folder where a file belongs, or the reverse);
    // AlreadyExists; LimitExceeded (the disk is full); PermissionDenied (read-only); NotSupported
    // (a new name on another disk); StorageFailed.
    [[nodiscard]] virtual domain::Result<FileStatus> status(const std::string& path) = 0;
    // What lies directly in a folder, by name.
    [[nodiscard]] virtual domain::Result<std::vector<FileStatus>> list(const std::string& path) = 0;
    // At most `length` bytes from `offset`; fewer at the end, none behind it.
    [[nodiscard]] virtual domain::Result<std::string> read(const std::string& path,
                                                           std::int64_t offset,
                                                           std::int64_t length) = 0;
    // Writes over what is there and grows the file; a gap is filled with zeros. Makes the file,
    // not its folder.
    virtual domain::Result<void> write(const std::string& path, std::int64_t offset,
                                       std::string_view content) = 0;
    // Cuts, or grows with zeros; makes the file.
    virtual domain::Result<void> resize(const std::string& path, std::int64_t size) = 0;
    virtual domain::Result<void> makeFolder(const std::string& path) = 0;
    // A file, or an empty folder.
    virtual domain::Result<void> remove(const std::string& path) = 0;
    // Takes the place of a file that is there.
    virtual domain::Result<void> rename(const std::string& from, const std::string& to) = 0;

    // A request to a port that the node listens on. Unavailable: nothing listens there.
    // TimedOut: no answer within 30 seconds.
    [[nodiscard]] virtual domain::Result<PortAnswer> request(int port, const std::string& method,
                                                             const std::string& target,
                                                             const std::string& body) = 0;
};

}  // namespace berth::sim::shell
