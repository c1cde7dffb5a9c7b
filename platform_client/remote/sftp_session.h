// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/remote_files.h"
#include "platform_client/remote/byte_stream.h"

namespace berth::platform_client::remote {

// Of a file, as far as the server told (draft-ietf-secsh-filexfer-02, section 5).
struct SftpAttributes {
    std::optional<std::uint64_t> size;
    std::optional<std::uint32_t> permissions;  // with the type of the file
    std::optional<std::uint32_t> modifiedUnixS;

    // Nothing: the server did not tell.
    [[nodiscard]] std::optional<domain::RemoteFileKind> kind() const;
};

// What is left on a disk for whoever has logged in.
struct SftpRoom {
    std::uint64_t bytes = 0;
    std::uint64_t files = 0;  // how many more; of no meaning where `filesCounted` is false
    bool filesCounted = false;
};

struct SftpName {
    std::string name;
    SftpAttributes attributes;
};

// SFTP version 3 (draft-ietf-secsh-filexfer-02), the one that all servers speak, over a stream.
// libssh has its own, which in 0.10 waits for each piece that is written; here reads and writes are
// on the way together. Whatever the server sends is bounded and checked: an answer to what was not
// asked, or one that cannot be read, ends the session, and so does a server that is silent for
// kPatience. One thread. Errors of every call: those of the server's status (NotFound,
// PermissionDenied, StorageFailed, NotSupported), Malformed, TimedOut, Unavailable, ShuttingDown.
class SftpSession {
  public:
    static constexpr std::size_t kMaxPacket = 1024 * 1024;
    static constexpr auto kPatience = std::chrono::seconds(60);

    explicit SftpSession(ByteStream& stream) : m_stream(stream) {}

    [[nodiscard]] domain::Result<void> begin();
    // It can go on; false after Malformed, TimedOut and errors of the stream.
    [[nodiscard]] bool usable() const { return m_usable; }

    [[nodiscard]] domain::Result<std::string> realPath(const std::string& path);
    [[nodiscard]] domain::Result<SftpAttributes> lstat(const std::string& path);
    [[nodiscard]] domain::Result<SftpAttributes> stat(const std::string& path);
    [[nodiscard]] domain::Result<std::string> readLink(const std::string& path);
    [[nodiscard]] domain::Result<void> makeFolder(const std::string& path);
    [[nodiscard]] domain::Result<void> removeFolder(const std::string& path);
    [[nodiscard]] domain::Result<void> removeFile(const std::string& path);
    // Of what stands at `to` nothing is replaced, as far as the server can tell.
    [[nodiscard]] domain::Result<void> rename(const std::string& from, const std::string& to);
    // Replaces a file at `to`; in one step where the server can.
    [[nodiscard]] domain::Result<void> replace(const std::string& from, const std::string& to);
    // "." and ".." left out. LimitExceeded when there are more than `most`.
    [[nodiscard]] domain::Result<std::vector<SftpName>> list(const std::string& folder,
                                                             std::size_t most);

    enum class OpenFor { Reading, WritingNew, WritingOn };
    [[nodiscard]] domain::Result<std::string> open(const std::string& path, OpenFor purpose,
                                                   bool executable = false);
    [[nodiscard]] domain::Result<void> close(const std::string& handle);
    // On the disk that holds the path. NotSupported: the server cannot tell.
    [[nodiscard]] domain::Result<SftpRoom> roomAt(const std::string& path);
    // On the server's disk; done without where the server cannot.
    [[nodiscard]] domain::Result<void> sync(const std::string& handle);

    // Reads and writes on the way together: each gives a number, and next() one answer to any.
    [[nodiscard]] std::uint32_t beginRead(const std::string& handle, std::uint64_t offset,
                                          std::uint32_t length);
    [[nodiscard]] std::uint32_t beginWrite(const std::string& handle, std::uint64_t offset,
                                           std::string_view bytes);
    struct Answer {
        std::uint32_t id = 0;
        std::string data;                    // of a read
        bool end = false;                    // of a read: nothing is there or beyond
        std::optional<domain::Error> error;  // of the server's
    };
    [[nodiscard]] domain::Result<Answer> next();
    // Takes the answers that are still to come, and forgets them.
    [[nodiscard]] domain::Result<void> drain();
    [[nodiscard]] std::size_t onTheWay() const { return m_asked.size(); }

  private:
    struct Packet {
        std::uint8_t type = 0;
        std::string body;  // after type and, but for the greeting, id
        std::uint32_t id = 0;
    };

    void sendPacket(std::uint8_t type, std::string_view body);
    [[nodiscard]] std::uint32_t request(std::uint8_t type, std::string_view body);
    [[nodiscard]] domain::Result<std::string> rawPacket();
    [[nodiscard]] domain::Result<Packet> receive();
    [[nodiscard]] domain::Result<Packet> call(std::uint8_t type, std::string_view body);
    [[nodiscard]] domain::Result<void> callForStatus(std::uint8_t type, std::string_view body);
    [[nodiscard]] domain::Result<std::string> callForHandle(std::uint8_t type,
                                                            std::string_view body);
    [[nodiscard]] domain::Result<std::string> callForName(std::uint8_t type,
                                                          const std::string& path);
    [[nodiscard]] domain::Result<SftpAttributes> callForAttributes(std::uint8_t type,
                                                                   const std::string& path);
    [[nodiscard]] domain::Result<std::vector<SftpName>> readNames(std::string_view body);
    [[nodiscard]] domain::Result<std::vector<SftpName>> listOpen(const std::string& handle,
                                                                 std::size_t most);
    [[nodiscard]] tl::unexpected<domain::Error> malformed(const char* what);
    [[nodiscard]] domain::Error statusError(std::string_view body);

    ByteStream& m_stream;
    std::string m_in;
    std::size_t m_read = 0;  // of m_in
    std::uint32_t m_lastId = 0;
    std::set<std::uint32_t> m_asked;
    std::set<std::string, std::less<>> m_extensions;
    bool m_usable = true;
};

}  // namespace berth::platform_client::remote
