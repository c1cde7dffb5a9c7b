// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/sftp_server.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/node_ssh/sftp_text.h"

namespace berth::sim::node_ssh {

namespace {

constexpr std::uint32_t kVersion = 3;

// What a client opens a file for.
enum OpenFlag : std::uint32_t {
    kRead = 0x01,
    kWrite = 0x02,
    kAppend = 0x04,
    kCreate = 0x08,
    kTruncate = 0x10,
    kExclusive = 0x20,
};

}  // namespace

bool SftpServer::fill(char* into, std::size_t bytes, const std::stop_token& stop) {
    while (bytes > 0) {
        const std::size_t got = m_in.read({into, bytes}, stop);
        if (got == 0) return false;
        into += got;
        bytes -= got;
    }
    return true;
}

bool SftpServer::receive(std::string& packet, const std::stop_token& stop) {
    std::array<char, 4> length{};
    if (!fill(length.data(), length.size(), stop)) return false;
    SftpReader reader({length.data(), length.size()});
    const std::size_t size = reader.number();
    if (size == 0 || size > kMostPacket) {
        m_broken = true;
        return false;
    }
    packet.resize(size);
    return fill(packet.data(), size, stop);
}

int SftpServer::run(const std::stop_token& stop) {
    std::string packet;
    while (!m_broken && receive(packet, stop)) {
        const std::string reply = answer(packet);
        if (reply.empty()) m_broken = true;
        if (!m_broken && !m_out.write(reply, stop)) return 1;
    }
    return m_broken || stop.stop_requested() ? 1 : 0;
}

std::string SftpServer::answer(std::string_view packet) {
    SftpReader reader(packet);
    const auto type = static_cast<SftpType>(reader.byte());
    if (!m_begun) {
        // Before anything else, and once: which version.
        if (type != SftpType::Init || reader.number() < kVersion || reader.failed()) return {};
        m_begun = true;
        return SftpWriter(SftpType::Version)
            .number(kVersion)
            .text("posix-rename@openssh.com")
            .text("1")
            .text("limits@openssh.com")
            .text("1")
            .packet();
    }
    const std::uint32_t request = reader.number();
    if (reader.failed()) return {};
    switch (type) {
        case SftpType::Open:
            return open(request, reader);
        case SftpType::Close:
            return close(request, reader);
        case SftpType::Read:
            return read(request, reader);
        case SftpType::Write:
            return write(request, reader);
        case SftpType::Stat:
        case SftpType::Lstat: {
            const std::string path = absolutePath(reader.text());
            return reader.failed() ? badMessage(request) : status(request, path);
        }
        case SftpType::Fstat:
            return ofHandle(request, reader, false);
        case SftpType::Fsetstat:
            return ofHandle(request, reader, true);
        case SftpType::Setstat: {
            const std::string path = absolutePath(reader.text());
            const SftpAttributes wanted = reader.attributes();
            return reader.failed() ? badMessage(request) : setStatus(request, path, wanted);
        }
        case SftpType::Opendir:
            return openFolder(request, reader);
        case SftpType::Readdir:
            return readFolder(request, reader);
        case SftpType::Remove:
            return remove(request, reader, false);
        case SftpType::Rmdir:
            return remove(request, reader, true);
        case SftpType::Mkdir:
            return makeFolder(request, reader);
        case SftpType::Realpath:
            return realPath(request, reader);
        case SftpType::Rename:
            return rename(request, reader, false);
        case SftpType::Readlink:
        case SftpType::Symlink:
            return statusPacket(request, SftpStatus::NotSupported,
                                "the files of simulated nodes have no links");
        case SftpType::Extended:
            return extended(request, reader);
        default:
            return statusPacket(request, SftpStatus::NotSupported, "no such request");
    }
}

std::string SftpServer::newHandle(std::uint32_t request, std::uint64_t& number) {
    number = ++m_lastHandle;
    return SftpWriter(SftpType::Handle, request).text(std::to_string(number)).packet();
}

std::string SftpServer::open(std::uint32_t request, SftpReader& reader) {
    OpenFile file;
    file.path = absolutePath(reader.text());
    const std::uint32_t flags = reader.number();
    (void)reader.attributes();  // permissions of a new file: all have the same
    if (reader.failed()) return badMessage(request);
    file.reads = (flags & kRead) != 0;
    file.appends = (flags & kAppend) != 0;
    file.writes = (flags & (kWrite | kAppend)) != 0;
    if (!file.reads && !file.writes) return badMessage(request);
    if (m_openFiles.size() + m_openFolders.size() >= kMostHandles)
        return statusPacket(request, SftpStatus::Failure, "too many open files");
    const auto there = m_files.status(file.path);
    if (!there && there.error().code != domain::ErrorCode::NotFound)
        return errorPacket(request, there.error());
    if (!there && (!file.writes || (flags & kCreate) == 0))
        return errorPacket(request, there.error());
    if (there && (flags & kCreate) != 0 && (flags & kExclusive) != 0)
        return statusPacket(request, SftpStatus::Failure, "the file is already there");
    if (there && there->folder)
        return statusPacket(request, SftpStatus::Failure, "the path is a folder");
    if (there && file.writes && !there->writable)
        return statusPacket(request, SftpStatus::PermissionDenied, "it cannot be changed");
    if (!there || (file.writes && (flags & kTruncate) != 0)) {
        if (const auto made = m_files.resize(file.path, 0); !made)
            return errorPacket(request, made.error());
    }
    std::uint64_t number = 0;
    std::string reply = newHandle(request, number);
    m_openFiles.emplace(number, std::move(file));
    return reply;
}

std::string SftpServer::close(std::uint32_t request, SftpReader& reader) {
    const std::uint64_t handle = handleOf(reader);
    const bool was = m_openFiles.erase(handle) + m_openFolders.erase(handle) > 0;
    return was ? okPacket(request) : badHandle(request);
}

std::string SftpServer::read(std::uint32_t request, SftpReader& reader) {
    const auto file = m_openFiles.find(handleOf(reader));
    const std::uint64_t offset = reader.longNumber();
    const std::uint32_t length = std::min(reader.number(), kMostRead);
    if (reader.failed()) return badMessage(request);
    if (file == m_openFiles.end()) return badHandle(request);
    if (!file->second.reads)
        return statusPacket(request, SftpStatus::PermissionDenied, "it was not opened for reading");
    if (offset > INT64_MAX) return statusPacket(request, SftpStatus::EndOfFile, "End of file");
    const auto bytes = m_files.read(file->second.path, static_cast<std::int64_t>(offset), length);
    if (!bytes) return errorPacket(request, bytes.error());
    if (bytes->empty() && length > 0)
        return statusPacket(request, SftpStatus::EndOfFile, "End of file");
    return SftpWriter(SftpType::Data, request).text(*bytes).packet();
}

std::string SftpServer::write(std::uint32_t request, SftpReader& reader) {
    const auto file = m_openFiles.find(handleOf(reader));
    const std::uint64_t offset = reader.longNumber();
    const std::string_view bytes = reader.text();
    if (reader.failed()) return badMessage(request);
    if (file == m_openFiles.end()) return badHandle(request);
    if (!file->second.writes)
        return statusPacket(request, SftpStatus::PermissionDenied, "it was not opened for writing");
    auto at = static_cast<std::int64_t>(std::min<std::uint64_t>(offset, INT64_MAX));
    if (file->second.appends) {
        const auto there = m_files.status(file->second.path);
        if (!there) return errorPacket(request, there.error());
        at = there->size;
    }
    return donePacket(request, m_files.write(file->second.path, at, bytes));
}

std::string SftpServer::status(std::uint32_t request, const std::string& path) {
    const auto there = m_files.status(path);
    if (!there) return errorPacket(request, there.error());
    return SftpWriter(SftpType::Attributes, request).attributes(attributesOf(*there)).packet();
}

std::string SftpServer::ofHandle(std::uint32_t request, SftpReader& reader, bool sets) {
    const auto file = m_openFiles.find(handleOf(reader));
    const SftpAttributes wanted = sets ? reader.attributes() : SftpAttributes{};
    if (reader.failed()) return badMessage(request);
    if (file == m_openFiles.end()) return badHandle(request);
    if (!sets) return status(request, file->second.path);
    return setStatus(request, file->second.path, wanted);
}

std::string SftpServer::setStatus(std::uint32_t request, const std::string& path,
                                  const SftpAttributes& wanted) {
    if (wanted.size) {
        if (*wanted.size > INT64_MAX)
            return statusPacket(request, SftpStatus::Failure, "no file is as large");
        const auto done = m_files.resize(path, static_cast<std::int64_t>(*wanted.size));
        if (!done) return errorPacket(request, done.error());
    }
    if (wanted.permissions || wanted.modified || wanted.hasOwner) {
        return statusPacket(request, SftpStatus::NotSupported,
                            "the files of simulated nodes have no permissions, owners or times of "
                            "their own");
    }
    return okPacket(request);
}

std::string SftpServer::extended(std::uint32_t request, SftpReader& reader) {
    const std::string_view name = reader.text();
    if (name == "posix-rename@openssh.com") return rename(request, reader, true);
    if (name == "limits@openssh.com") {
        return SftpWriter(SftpType::ExtendedReply, request)
            .longNumber(kMostPacket)
            .longNumber(kMostRead)
            .longNumber(kMostRead)
            .longNumber(kMostHandles)
            .packet();
    }
    return statusPacket(request, SftpStatus::NotSupported, "no such request");
}

}  // namespace berth::sim::node_ssh
