// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/platform.h"

namespace berth::domain {

enum class RemoteFileKind { File, Folder, Link, Other };

struct RemoteFile {
    std::string name;  // as the server gave it: untrusted bytes, no '/'
    RemoteFileKind kind = RemoteFileKind::File;
    std::optional<std::int64_t> size;  // bytes
    std::optional<std::int64_t> modifiedUnixS;
    std::optional<std::uint32_t> permissions;  // the low 12 bits
    std::string linkTarget;                    // Link, where it was read
    bool linkToFolder = false;

    friend bool operator==(const RemoteFile&, const RemoteFile&) = default;
};

enum class TransferDirection { Download, Upload };

enum class OnConflict {
    Refuse,     // what is there stays; the file is reported
    Resume,     // goes on where a shorter file ends, if what is there is the same
    Overwrite,  // the old file stays until the new one is whole
};

struct TransferRequest {
    TransferDirection direction = TransferDirection::Download;
    std::vector<std::string> sources;  // files or folders; folders with all that is in them
    std::string destination;           // a folder that exists
    OnConflict onConflict = OnConflict::Refuse;
    bool verify = true;  // read both sides again and compare SHA-256
    // Download: a folder that all sources lie in and whose inside is made again in the destination:
    // "/data/a.png" below "/" becomes "data/a.png". Empty: each source keeps its own name alone.
    std::string below{};
    std::string into{};  // Download: a folder of this name is made in the destination first
};

struct TransferProgress {
    std::int64_t bytesDone = 0;
    std::optional<std::int64_t> bytesTotal;  // absent while it still counts
    int filesDone = 0;
    std::optional<int> filesTotal;
    std::string current;  // of the source side, as shown; untrusted
    bool paused = false;
    bool verifying = false;
};

struct TransferProblem {
    std::string path;
    Error error;
};

struct TransferReport {
    int files = 0;
    int folders = 0;
    std::int64_t bytes = 0;
    int verified = 0;                       // files whose sums agreed
    std::vector<TransferProblem> problems;  // at most 1,000; what was not transferred and why
    int moreProblems = 0;
};

// A transfer that runs. Destroying it cancels it; a file that is not whole stays under a name of
// its own ("name.part") for Resume.
class Transfer {
  public:
    Transfer() = default;
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;
    virtual ~Transfer() = default;
    virtual void pause() = 0;
    virtual void resume() = 0;
};

struct TransferCallbacks {
    std::function<void(const TransferProgress&)> onProgress;  // at most ten times a second
    Reply<TransferReport> onEnded;                            // exactly once, unless destroyed
};

// Files of a remote computer. Threads and replies as RemoteHost says. Paths are the server's, '/'
// between their parts. Errors: NotFound, PermissionDenied, AlreadyExists, NotSupported (the server
// has no SFTP), LimitExceeded (a folder of more than 100,000 entries), StorageFailed, Unavailable,
// Malformed (the server's answer).
class RemoteFiles {
  public:
    RemoteFiles() = default;
    RemoteFiles(const RemoteFiles&) = delete;
    RemoteFiles& operator=(const RemoteFiles&) = delete;
    virtual ~RemoteFiles() = default;

    virtual void home(Reply<std::string> reply) = 0;  // where a login begins
    virtual void list(std::string folder, Reply<std::vector<RemoteFile>> reply) = 0;
    virtual void makeFolder(std::string path, Reply<bool> reply) = 0;
    virtual void rename(std::string from, std::string to, Reply<bool> reply) = 0;
    // A folder with everything in it. Links are removed, never followed.
    virtual void remove(std::string path, Reply<bool> reply) = 0;
    [[nodiscard]] virtual std::unique_ptr<Transfer> transfer(TransferRequest request,
                                                             TransferCallbacks callbacks) = 0;
};

}  // namespace berth::domain
