// SPDX-License-Identifier: GPL-3.0-or-later
// What SFTP does with names: folders, what lies in them, and where paths lead.
#include <algorithm>
#include <utility>

#include "sim/node_ssh/sftp_server.h"
#include "sim/node_ssh/sftp_text.h"

namespace berth::sim::node_ssh {

namespace {

constexpr std::size_t kNamesAtOnce = 64;

std::string nameOf(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

std::string SftpServer::openFolder(std::uint32_t request, SftpReader& reader) {
    const std::string path = absolutePath(reader.text());
    if (reader.failed()) return badMessage(request);
    if (m_openFiles.size() + m_openFolders.size() >= kMostHandles)
        return statusPacket(request, SftpStatus::Failure, "too many open files");
    auto entries = m_files.list(path);
    if (!entries) return errorPacket(request, entries.error());
    std::uint64_t number = 0;
    std::string reply = newHandle(request, number);
    m_openFolders[number].entries = std::move(*entries);
    return reply;
}

std::string SftpServer::readFolder(std::uint32_t request, SftpReader& reader) {
    const auto found = m_openFolders.find(handleOf(reader));
    if (found == m_openFolders.end()) return badHandle(request);
    OpenFolder& folder = found->second;
    const std::size_t count = std::min(kNamesAtOnce, folder.entries.size() - folder.next);
    if (count == 0) return statusPacket(request, SftpStatus::EndOfFile, "End of file");
    SftpWriter writer(SftpType::Name, request);
    writer.number(static_cast<std::uint32_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
        const shell::FileStatus& entry = folder.entries[folder.next++];
        const std::string name = nameOf(entry.path);
        writer.text(name).text(longName(entry, name)).attributes(attributesOf(entry));
    }
    return writer.packet();
}

std::string SftpServer::remove(std::uint32_t request, SftpReader& reader, bool folder) {
    const std::string path = absolutePath(reader.text());
    if (reader.failed()) return badMessage(request);
    const auto there = m_files.status(path);
    if (!there) return errorPacket(request, there.error());
    if (there->folder != folder) {
        return statusPacket(request, SftpStatus::Failure,
                            folder ? "the path is a file" : "the path is a folder");
    }
    return donePacket(request, m_files.remove(path));
}

std::string SftpServer::makeFolder(std::uint32_t request, SftpReader& reader) {
    const std::string path = absolutePath(reader.text());
    (void)reader.attributes();
    if (reader.failed()) return badMessage(request);
    return donePacket(request, m_files.makeFolder(path));
}

std::string SftpServer::rename(std::uint32_t request, SftpReader& reader, bool replaces) {
    const std::string from = absolutePath(reader.text());
    const std::string to = absolutePath(reader.text());
    if (reader.failed()) return badMessage(request);
    if (!replaces && m_files.status(to))
        return statusPacket(request, SftpStatus::Failure, "there is something of that name");
    return donePacket(request, m_files.rename(from, to));
}

std::string SftpServer::realPath(std::uint32_t request, SftpReader& reader) {
    const std::string path = absolutePath(reader.text());
    if (reader.failed()) return badMessage(request);
    return SftpWriter(SftpType::Name, request)
        .number(1)
        .text(path)
        .text(path)
        .attributes({})
        .packet();
}

}  // namespace berth::sim::node_ssh
