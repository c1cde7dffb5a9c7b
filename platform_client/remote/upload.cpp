// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "platform_client/remote/file_copy.h"
#include "platform_client/remote/part_name.h"
#include "platform_client/remote/remote_reading.h"

namespace berth::platform_client::remote {

namespace {

using domain::ErrorCode;
using domain::OnConflict;
using domain::RemoteFileKind;
using domain::Result;

constexpr std::size_t kUploadTail = 256 * 1024;  // see download.cpp

class Upload {
  public:
    Upload(const TransferScene& scene, const TransferItem& item, const LocalFile& file,
           std::uint64_t size, const std::string& to)
        : m_scene(scene),
          m_item(item),
          m_file(file),
          m_size(size),
          m_path(to),
          m_part(partName(to)) {}

    [[nodiscard]] Result<void> run() {
        const auto settled = settleConflict();
        if (!settled) return tl::unexpected(settled.error());
        if (*settled) return {};
        const auto offset = whereToBegin();
        if (!offset) return tl::unexpected(offset.error());
        const auto handle = m_scene.sftp.open(
            m_part,
            *offset > 0 ? SftpSession::OpenFor::WritingOn : SftpSession::OpenFor::WritingNew,
            m_item.executable);
        if (!handle) return tl::unexpected(handle.error());
        count(*offset);
        auto written = writeFrom(*handle, *offset);
        if (!m_scene.sftp.usable() || m_scene.control.stopped()) return written;
        if (written) written = m_scene.sftp.sync(*handle);
        const auto closed = m_scene.sftp.close(*handle);
        if (!written) return written;
        if (!closed) return closed;
        if (m_scene.request.verify) {
            const auto same = sumsAgree(m_part);
            if (!same) return tl::unexpected(same.error());
            if (!*same) {
                (void)m_scene.sftp.removeFile(m_part);
                return domain::fail(ErrorCode::Malformed, "what is there is not what was sent");
            }
            ++m_scene.report.verified;
        }
        auto named = m_scene.request.onConflict == OnConflict::Overwrite
                         ? m_scene.sftp.replace(m_part, m_path)
                         : m_scene.sftp.rename(m_part, m_path);
        if (!named) return named;
        ++m_scene.report.files;
        return {};
    }

  private:
    void count(std::uint64_t bytes) const {
        m_scene.teller.progress.bytesDone += static_cast<std::int64_t>(bytes);
        m_scene.report.bytes += static_cast<std::int64_t>(bytes);
        m_scene.teller.tell();
    }

    // True: the file is there already, whole.
    [[nodiscard]] Result<bool> settleConflict() {
        const auto there = m_scene.sftp.lstat(m_path);
        if (!there && there.error().code == ErrorCode::NotFound) return false;
        if (!there) return tl::unexpected(there.error());
        const auto stays = domain::fail(ErrorCode::AlreadyExists, m_path + " is there already");
        if (there->kind() != RemoteFileKind::File) return stays;
        if (m_scene.request.onConflict == OnConflict::Refuse) return stays;
        if (m_scene.request.onConflict == OnConflict::Overwrite) return false;
        const std::uint64_t size = there->size.value_or(0);
        if (size == m_size) {
            const auto same = sumsAgree(m_path);
            if (!same) return tl::unexpected(same.error());
            if (!*same) return stays;
            count(size);
            ++m_scene.report.files;
            ++m_scene.report.verified;
            return true;
        }
        if (size > m_size || m_scene.sftp.lstat(m_part)) return stays;
        const auto begins = sameEnd(m_path, size);
        if (!begins) return tl::unexpected(begins.error());
        if (!*begins) return stays;
        if (auto named = m_scene.sftp.rename(m_path, m_part); !named)
            return tl::unexpected(named.error());
        return false;
    }

    [[nodiscard]] Result<std::uint64_t> whereToBegin() {
        if (m_scene.request.onConflict != OnConflict::Resume) return 0;
        const auto part = m_scene.sftp.lstat(m_part);
        if (!part && m_scene.over()) return tl::unexpected(part.error());
        const std::uint64_t size = part ? part->size.value_or(0) : 0;
        if (!part || part->kind() != RemoteFileKind::File || size > m_size) return 0;
        const auto same = sameEnd(m_part, size);
        if (!same) return tl::unexpected(same.error());
        return *same ? size : 0;
    }

    [[nodiscard]] Result<void> writeFrom(const std::string& handle, std::uint64_t offset) const {
        std::map<std::uint32_t, std::size_t> asked;
        bool ended = false;
        for (;;) {
            if (!m_scene.goOn()) return TransferScene::givenUp();
            while (!ended && asked.size() < kOnTheWay) {
                const auto bytes = m_file.read(offset, kPiece);
                if (!bytes) {
                    (void)m_scene.sftp.drain();
                    return tl::unexpected(bytes.error());
                }
                ended = bytes->size() < kPiece;
                if (bytes->empty()) break;
                asked[m_scene.sftp.beginWrite(handle, offset, *bytes)] = bytes->size();
                offset += bytes->size();
            }
            if (asked.empty()) return {};
            const auto answer = m_scene.sftp.next();
            if (!answer) return tl::unexpected(answer.error());
            if (answer->error || answer->end) {
                (void)m_scene.sftp.drain();
                return tl::unexpected(answer->error.value_or(
                    domain::Error{ErrorCode::StorageFailed, "not written", false, {}}));
            }
            const auto found = asked.find(answer->id);
            if (found == asked.end())
                return domain::fail(ErrorCode::Malformed, "an answer to another question");
            count(found->second);
            asked.erase(found);
        }
    }

    template <class Use>
    [[nodiscard]] auto reading(const std::string& path, Use use) const
        -> decltype(use(std::string())) {
        const auto handle = m_scene.sftp.open(path, SftpSession::OpenFor::Reading);
        if (!handle) return tl::unexpected(handle.error());
        auto result = use(*handle);
        if (m_scene.sftp.usable() && !m_scene.control.stopped()) (void)m_scene.sftp.close(*handle);
        return result;
    }

    [[nodiscard]] Result<bool> sameEnd(const std::string& path, std::uint64_t size) const {
        const auto tail = static_cast<std::size_t>(std::min<std::uint64_t>(size, kUploadTail));
        const auto here = m_file.read(size - tail, tail);
        if (!here) return tl::unexpected(here.error());
        return reading(path, [&](const std::string& handle) -> Result<bool> {
            const auto there = readSome(m_scene, handle, size - tail, tail);
            if (!there) return tl::unexpected(there.error());
            return *here == *there;
        });
    }

    [[nodiscard]] Result<bool> sumsAgree(const std::string& path) const {
        m_scene.teller.progress.verifying = true;
        auto same = reading(path, [&](const std::string& handle) -> Result<bool> {
            const auto there = remoteSum(m_scene, handle, m_size);
            if (!there) return tl::unexpected(there.error());
            const auto here = localSum(m_scene, m_file);
            if (!here) return tl::unexpected(here.error());
            return *here == *there;
        });
        m_scene.teller.progress.verifying = false;
        return same;
    }

    const TransferScene& m_scene;
    const TransferItem& m_item;
    const LocalFile& m_file;
    const std::uint64_t m_size;
    const std::string m_path, m_part;
};

}  // namespace

Result<void> uploadFile(const TransferScene& scene, const TransferItem& item,
                        const LocalFolder& from, const std::string& to) {
    const auto file = from.openFile(item.parts.back());
    if (!file) return tl::unexpected(file.error());
    const auto size = file->size();
    if (!size) return tl::unexpected(size.error());
    return Upload(scene, item, *file, *size, to).run();
}

}  // namespace berth::platform_client::remote
