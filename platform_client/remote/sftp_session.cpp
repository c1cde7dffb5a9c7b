// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/sftp_session.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "platform_client/ssh/failure.h"
#include "platform_client/ssh/wire.h"

namespace berth::platform_client::remote {

namespace {

using domain::ErrorCode;
using domain::Result;
using ssh::putString;
using ssh::putUint32;
using ssh::putUint64;
using ssh::WireReader;

// draft-ietf-secsh-filexfer-02, section 3.
constexpr std::uint8_t kInit = 1, kVersion = 2, kOpen = 3, kClose = 4, kRead = 5, kWrite = 6,
                       kLstat = 7, kOpenDir = 11, kReadDir = 12, kRemove = 13, kMkDir = 14,
                       kRmDir = 15, kRealPath = 16, kStat = 17, kRename = 18, kReadLink = 19,
                       kStatus = 101, kHandle = 102, kData = 103, kName = 104, kAttrs = 105,
                       kExtended = 200, kExtendedReply = 201;
constexpr std::uint32_t kStatusOk = 0, kStatusEof = 1, kStatusNoFile = 2, kStatusDenied = 3,
                        kStatusFailure = 4, kStatusUnsupported = 8;
constexpr std::uint32_t kFlagRead = 1, kFlagWrite = 2, kFlagCreate = 8, kFlagTruncate = 16;
constexpr std::uint32_t kHasSize = 1, kHasOwner = 2, kHasPermissions = 4, kHasTimes = 8,
                        kHasExtended = 0x80000000U;
constexpr std::uint32_t kVersionSpoken = 3;

constexpr std::size_t kMaxHandle = 256;
constexpr std::size_t kMaxShown = 300;
constexpr std::uint32_t kMaxExtensions = 64;
// Answers without a new name in a row, before the server counts as one that lists for ever.
constexpr int kMaxBarren = 16;

std::string withString(std::string_view text) {
    std::string body;
    putString(body, text);
    return body;
}

std::string withStrings(std::string_view first, std::string_view second) {
    std::string body = withString(first);
    putString(body, second);
    return body;
}

std::optional<SftpAttributes> readAttributes(WireReader& reader) {
    const auto flags = reader.uint32();
    if (!flags) return std::nullopt;
    SftpAttributes attributes;
    bool whole = true;
    const auto number = [&] {
        const auto value = reader.uint32();
        whole = whole && value;
        return value;
    };
    if ((*flags & kHasSize) != 0) {
        attributes.size = reader.uint64();
        whole = whole && attributes.size;
    }
    if ((*flags & kHasOwner) != 0) {
        (void)number();
        (void)number();
    }
    if ((*flags & kHasPermissions) != 0) attributes.permissions = number();
    if ((*flags & kHasTimes) != 0) {
        (void)number();
        attributes.modifiedUnixS = number();
    }
    if ((*flags & kHasExtended) != 0) {
        const auto count = number();
        for (std::uint32_t i = 0; whole && count && i < *count; ++i) {
            if (i >= kMaxExtensions) return std::nullopt;
            whole = reader.string().has_value() && reader.string().has_value();
        }
    }
    if (!whole) return std::nullopt;
    return attributes;
}

}  // namespace

std::optional<domain::RemoteFileKind> SftpAttributes::kind() const {
    if (!permissions) return std::nullopt;
    switch (*permissions & 0170000U) {
        case 0100000U:
            return domain::RemoteFileKind::File;
        case 0040000U:
            return domain::RemoteFileKind::Folder;
        case 0120000U:
            return domain::RemoteFileKind::Link;
        case 0:
            return std::nullopt;
        default:
            return domain::RemoteFileKind::Other;
    }
}

// ---- packets
// -------------------------------------------------------------------------------------

tl::unexpected<domain::Error> SftpSession::malformed(const char* what) {
    m_usable = false;
    return domain::fail(ErrorCode::Malformed, what);
}

void SftpSession::sendPacket(std::uint8_t type, std::string_view body) {
    std::string packet;
    packet.reserve(body.size() + 5);
    putUint32(packet, static_cast<std::uint32_t>(body.size() + 1));
    packet += static_cast<char>(type);
    packet += body;
    m_stream.write(packet);
}

std::uint32_t SftpSession::request(std::uint8_t type, std::string_view body) {
    const std::uint32_t id = ++m_lastId;
    std::string whole;
    whole.reserve(body.size() + 4);
    putUint32(whole, id);
    whole += body;
    m_asked.insert(id);
    sendPacket(type, whole);
    return id;
}

Result<std::string> SftpSession::rawPacket() {
    if (!m_usable) return domain::fail(ErrorCode::Unavailable, "the file service ended", {}, true);
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    for (;;) {
        const std::string_view in = std::string_view(m_in).substr(m_read);
        if (in.size() >= 4) {
            const std::uint32_t size = WireReader(in).uint32().value_or(0);
            if (size == 0 || size > kMaxPacket) return malformed("a packet of a wrong size");
            if (in.size() >= 4 + std::size_t{size}) {
                m_read += 4 + std::size_t{size};
                return std::string(in.substr(4, size));
            }
        }
        m_in.erase(0, std::exchange(m_read, 0));
        auto more = m_stream.read(deadline);
        if (!more) {
            m_usable = false;
            return tl::unexpected(more.error());
        }
        m_in += *more;
    }
}

Result<SftpSession::Packet> SftpSession::receive() {
    auto raw = rawPacket();
    if (!raw) return tl::unexpected(raw.error());
    WireReader reader(*raw);
    const auto type = reader.byte();
    const auto id = reader.uint32();
    if (!type || !id) return malformed("a packet that ends too early");
    if (m_asked.erase(*id) == 0) return malformed("an answer to what was not asked");
    raw->erase(0, 5);
    return Packet{*type, std::move(*raw), *id};
}

Result<SftpSession::Packet> SftpSession::call(std::uint8_t type, std::string_view body) {
    const std::uint32_t id = request(type, body);
    auto packet = receive();
    if (packet && packet->id != id) return malformed("an answer to another question");
    return packet;
}

domain::Error SftpSession::statusError(std::string_view body) {
    WireReader reader(body);
    const auto code = reader.uint32();
    if (!code) return malformed("a status that ends too early").value();
    const std::string said = ssh::shownText(reader.string().value_or(""), kMaxShown);
    const auto made = [&](ErrorCode kind) { return domain::Error{kind, said, false, {}}; };
    switch (*code) {
        case kStatusNoFile:
            return made(ErrorCode::NotFound);
        case kStatusDenied:
            return made(ErrorCode::PermissionDenied);
        case kStatusUnsupported:
            return made(ErrorCode::NotSupported);
        case kStatusFailure:
            return made(ErrorCode::StorageFailed);
        default:
            return {ErrorCode::StorageFailed, fmt::format("status {}: {}", *code, said), false, {}};
    }
}

Result<void> SftpSession::callForStatus(std::uint8_t type, std::string_view body) {
    const auto packet = call(type, body);
    if (!packet) return tl::unexpected(packet.error());
    if (packet->type != kStatus) return malformed("an answer of another kind");
    if (WireReader(packet->body).uint32() == kStatusOk) return {};
    return tl::unexpected(statusError(packet->body));
}

Result<std::string> SftpSession::callForHandle(std::uint8_t type, std::string_view body) {
    const auto packet = call(type, body);
    if (!packet) return tl::unexpected(packet.error());
    if (packet->type == kStatus) return tl::unexpected(statusError(packet->body));
    const auto handle = WireReader(packet->body).string();
    if (packet->type != kHandle || !handle || handle->size() > kMaxHandle)
        return malformed("no handle");
    return std::string(*handle);
}

Result<SftpAttributes> SftpSession::callForAttributes(std::uint8_t type, const std::string& path) {
    const auto packet = call(type, withString(path));
    if (!packet) return tl::unexpected(packet.error());
    if (packet->type == kStatus) return tl::unexpected(statusError(packet->body));
    WireReader reader(packet->body);
    const auto attributes = readAttributes(reader);
    if (packet->type != kAttrs || !attributes) return malformed("no attributes");
    return *attributes;
}

// ---- what can be asked
// ---------------------------------------------------------------------------

Result<void> SftpSession::begin() {
    std::string version;
    putUint32(version, kVersionSpoken);
    sendPacket(kInit, version);
    const auto raw = rawPacket();
    if (!raw) return tl::unexpected(raw.error());
    WireReader reader(*raw);
    if (reader.byte() != kVersion) return malformed("no greeting");
    const auto spoken = reader.uint32();
    if (!spoken || *spoken < kVersionSpoken) {
        m_usable = false;
        return domain::fail(ErrorCode::NotSupported, "the server speaks an older SFTP");
    }
    for (std::uint32_t i = 0; !reader.atEnd() && i < kMaxExtensions; ++i) {
        const auto name = reader.string();
        if (!name || !reader.string()) break;
        m_extensions.emplace(*name);
    }
    return {};
}

Result<std::vector<SftpName>> SftpSession::readNames(std::string_view body) {
    WireReader reader(body);
    const auto count = reader.uint32();
    if (!count) return malformed("names that end too early");
    std::vector<SftpName> names;
    for (std::uint32_t i = 0; i < *count; ++i) {
        const auto name = reader.string();
        const auto line = reader.string();  // for people to read; not used
        const auto attributes = readAttributes(reader);
        if (!name || !line || !attributes) return malformed("names that end too early");
        names.push_back({std::string(*name), *attributes});
    }
    return names;
}

Result<std::string> SftpSession::callForName(std::uint8_t type, const std::string& path) {
    const auto packet = call(type, withString(path));
    if (!packet) return tl::unexpected(packet.error());
    if (packet->type == kStatus) return tl::unexpected(statusError(packet->body));
    if (packet->type != kName) return malformed("no name");
    const auto names = readNames(packet->body);
    if (!names) return tl::unexpected(names.error());
    if (names->size() != 1) return malformed("no name");
    return names->front().name;
}

Result<std::string> SftpSession::realPath(const std::string& path) {
    return callForName(kRealPath, path);
}

Result<std::string> SftpSession::readLink(const std::string& path) {
    return callForName(kReadLink, path);
}

Result<SftpAttributes> SftpSession::lstat(const std::string& path) {
    return callForAttributes(kLstat, path);
}

Result<SftpAttributes> SftpSession::stat(const std::string& path) {
    return callForAttributes(kStat, path);
}

Result<void> SftpSession::makeFolder(const std::string& path) {
    std::string body = withString(path);
    putUint32(body, 0);  // no attributes: the server's own rule
    return callForStatus(kMkDir, body);
}

Result<void> SftpSession::removeFolder(const std::string& path) {
    return callForStatus(kRmDir, withString(path));
}

Result<void> SftpSession::removeFile(const std::string& path) {
    return callForStatus(kRemove, withString(path));
}

Result<void> SftpSession::rename(const std::string& from, const std::string& to) {
    return callForStatus(kRename, withStrings(from, to));
}

Result<void> SftpSession::replace(const std::string& from, const std::string& to) {
    if (m_extensions.contains("posix-rename@openssh.com")) {
        std::string body = withString("posix-rename@openssh.com");
        body += withStrings(from, to);
        return callForStatus(kExtended, body);
    }
    if (const auto removed = removeFile(to);
        !removed && removed.error().code != ErrorCode::NotFound)
        return removed;
    return rename(from, to);
}

Result<std::vector<SftpName>> SftpSession::list(const std::string& folder, std::size_t most) {
    const auto handle = callForHandle(kOpenDir, withString(folder));
    if (!handle) return tl::unexpected(handle.error());
    auto names = listOpen(*handle, most);
    if (m_usable) (void)close(*handle);
    return names;
}

Result<std::vector<SftpName>> SftpSession::listOpen(const std::string& handle, std::size_t most) {
    std::vector<SftpName> all;
    for (int barren = 0; barren < kMaxBarren;) {
        const auto packet = call(kReadDir, withString(handle));
        if (!packet) return tl::unexpected(packet.error());
        if (packet->type == kStatus) {
            if (WireReader(packet->body).uint32() == kStatusEof) return all;
            return tl::unexpected(statusError(packet->body));
        }
        if (packet->type != kName) return malformed("no names");
        auto names = readNames(packet->body);
        if (!names) return tl::unexpected(names.error());
        const std::size_t before = all.size();
        for (SftpName& name : *names) {
            if (name.name == "." || name.name == "..") continue;
            if (all.size() >= most)
                return domain::fail(ErrorCode::LimitExceeded,
                                    fmt::format("more than {} entries", most));
            all.push_back(std::move(name));
        }
        barren = all.size() == before ? barren + 1 : 0;
    }
    return malformed("a folder that never ends");
}

Result<std::string> SftpSession::open(const std::string& path, OpenFor purpose, bool executable) {
    std::string body = withString(path);
    std::uint32_t flags = kFlagRead;
    if (purpose == OpenFor::WritingNew) flags = kFlagWrite | kFlagCreate | kFlagTruncate;
    if (purpose == OpenFor::WritingOn) flags = kFlagWrite;
    putUint32(body, flags);
    putUint32(body, executable ? kHasPermissions : 0);
    if (executable) putUint32(body, 0777);  // less what the server masks
    return callForHandle(kOpen, body);
}

Result<void> SftpSession::close(const std::string& handle) {
    return callForStatus(kClose, withString(handle));
}

// OpenSSH's PROTOCOL, section 4.4: eleven numbers as of statvfs(3).
Result<SftpRoom> SftpSession::roomAt(const std::string& path) {
    if (!m_extensions.contains("statvfs@openssh.com"))
        return domain::fail(ErrorCode::NotSupported, "the server does not tell what room there is");
    const auto packet = call(kExtended, withStrings("statvfs@openssh.com", path));
    if (!packet) return tl::unexpected(packet.error());
    if (packet->type == kStatus) return tl::unexpected(statusError(packet->body));
    if (packet->type != kExtendedReply) return malformed("no numbers of a disk");
    WireReader reader(packet->body);
    std::array<std::uint64_t, 11> numbers{};
    for (std::uint64_t& number : numbers) {
        const auto read = reader.uint64();
        if (!read) return malformed("numbers of a disk that end too early");
        number = *read;
    }
    const std::uint64_t unit = numbers[1], freeUnits = numbers[4];
    const bool fits = unit == 0 || freeUnits <= UINT64_MAX / unit;
    return SftpRoom{fits ? unit * freeUnits : UINT64_MAX, numbers[7], numbers[5] > 0};
}

Result<void> SftpSession::sync(const std::string& handle) {
    if (!m_extensions.contains("fsync@openssh.com")) return {};
    return callForStatus(kExtended, withStrings("fsync@openssh.com", handle));
}

// ---- many at once
// --------------------------------------------------------------------------------

std::uint32_t SftpSession::beginRead(const std::string& handle, std::uint64_t offset,
                                     std::uint32_t length) {
    std::string body = withString(handle);
    putUint64(body, offset);
    putUint32(body, length);
    return request(kRead, body);
}

std::uint32_t SftpSession::beginWrite(const std::string& handle, std::uint64_t offset,
                                      std::string_view bytes) {
    std::string body;
    body.reserve(bytes.size() + handle.size() + 16);
    putString(body, handle);
    putUint64(body, offset);
    putString(body, bytes);
    return request(kWrite, body);
}

Result<SftpSession::Answer> SftpSession::next() {
    const auto packet = receive();
    if (!packet) return tl::unexpected(packet.error());
    Answer answer;
    answer.id = packet->id;
    if (packet->type == kStatus) {
        const auto code = WireReader(packet->body).uint32();
        answer.end = code == kStatusEof;
        if (!answer.end && code != kStatusOk) answer.error = statusError(packet->body);
        return answer;
    }
    const auto bytes = WireReader(packet->body).string();
    if (packet->type != kData || !bytes) return malformed("no data");
    answer.data = std::string(*bytes);
    return answer;
}

Result<void> SftpSession::drain() {
    while (!m_asked.empty())
        if (const auto answer = receive(); !answer) return tl::unexpected(answer.error());
    return {};
}

}  // namespace berth::platform_client::remote
