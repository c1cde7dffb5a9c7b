// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The packets of SFTP version 3 (draft-ietf-secsh-filexfer-02): numbers are big-endian, texts have
// their length before them.
namespace berth::sim::node_ssh {

enum class SftpType : std::uint8_t {
    Init = 1,
    Version = 2,
    Open = 3,
    Close = 4,
    Read = 5,
    Write = 6,
    Lstat = 7,
    Fstat = 8,
    Setstat = 9,
    Fsetstat = 10,
    Opendir = 11,
    Readdir = 12,
    Remove = 13,
    Mkdir = 14,
    Rmdir = 15,
    Realpath = 16,
    Stat = 17,
    Rename = 18,
    Readlink = 19,
    Symlink = 20,
    Status = 101,
    Handle = 102,
    Data = 103,
    Name = 104,
    Attributes = 105,
    Extended = 200,
    ExtendedReply = 201,
};

enum class SftpStatus : std::uint32_t {
    Ok = 0,
    EndOfFile = 1,
    NoSuchFile = 2,
    PermissionDenied = 3,
    Failure = 4,
    BadMessage = 5,
    NotSupported = 8,
};

struct SftpAttributes {
    std::optional<std::uint64_t> size;
    std::optional<std::uint32_t> permissions;
    std::optional<std::uint32_t> accessed, modified;  // seconds of Unix time, both or none
    bool hasOwner = false;
};

// Takes a packet apart from its front. After the first thing that is not there everything else is
// empty and failed() is true.
class SftpReader {
  public:
    explicit SftpReader(std::string_view bytes) : m_rest(bytes) {}

    [[nodiscard]] std::uint8_t byte();
    [[nodiscard]] std::uint32_t number();
    [[nodiscard]] std::uint64_t longNumber();
    [[nodiscard]] std::string_view text();  // valid as long as the packet
    [[nodiscard]] SftpAttributes attributes();
    [[nodiscard]] bool failed() const { return m_failed; }

  private:
    [[nodiscard]] std::string_view take(std::size_t bytes);

    std::string_view m_rest;
    bool m_failed = false;
};

class SftpWriter {
  public:
    explicit SftpWriter(SftpType type) { byte(static_cast<std::uint8_t>(type)); }
    SftpWriter(SftpType type, std::uint32_t request) : SftpWriter(type) { number(request); }

    SftpWriter& byte(std::uint8_t value);
    SftpWriter& number(std::uint32_t value);
    SftpWriter& longNumber(std::uint64_t value);
    SftpWriter& text(std::string_view value);
    // Size, owner 0, permissions and both times.
    SftpWriter& attributes(const SftpAttributes& attributes);
    // The packet with its length before it.
    [[nodiscard]] std::string packet() const;

  private:
    std::string m_bytes;
};

}  // namespace berth::sim::node_ssh
