// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "platform_client/remote/file_copy.h"
#include "platform_client/remote/part_name.h"
#include "platform_client/remote/remote_reading.h"
#include "platform_client/ssh/checksum.h"

namespace berth::platform_client::remote {

namespace {

using domain::ErrorCode;
using domain::OnConflict;
using domain::Result;

constexpr std::size_t kTail = 256 * 1024;  // of a part, compared before it is gone on with

class Download {
  public:
    Download(const TransferScene& scene, const TransferItem& item, const LocalFolder& into)
        : m_scene(scene),
          m_item(item),
          m_into(into),
          m_name(item.parts.back()),
          m_part(partName(m_name)) {}

    [[nodiscard]] Result<void> run() {
        const auto handle = m_scene.sftp.open(m_item.source, SftpSession::OpenFor::Reading);
        if (!handle) return tl::unexpected(handle.error());
        auto done = withOpen(*handle);
        if (m_scene.sftp.usable() && !m_scene.control.stopped()) (void)m_scene.sftp.close(*handle);
        return done;
    }

  private:
    [[nodiscard]] Result<void> withOpen(const std::string& handle) {
        const auto settled = settleConflict(handle);
        if (!settled) return tl::unexpected(settled.error());
        if (*settled) return {};
        auto begun = beginPart(handle);
        if (!begun) return tl::unexpected(begun.error());
        const LocalFile& file = begun->file;
        std::uint64_t at = begun->offset;
        count(at);
        const auto end = readThrough(m_scene, handle, begun->offset, m_item.size,
                                     [&](std::string_view bytes) -> Result<void> {
                                         auto written = file.write(at, bytes);
                                         at += bytes.size();
                                         count(bytes.size());
                                         if (!written) m_scene.diskFailed = true;
                                         return written;
                                     });
        if (!end) return tl::unexpected(end.error());
        if (*end < m_item.size)
            return domain::fail(ErrorCode::Malformed,
                                "the file ended before the size that the server told");
        if (auto cut = file.truncate(*end); !cut) return cut;
        if (auto synced = file.sync(); !synced) return synced;
        if (m_scene.request.verify) {
            const auto same = sumsAgree(file, handle, *end);
            if (!same) return tl::unexpected(same.error());
            if (!*same) {
                (void)m_into.removeFile(m_part);
                return domain::fail(ErrorCode::Malformed, "what has come is not what is there");
            }
            ++m_scene.report.verified;
        }
        const bool replacing = m_scene.request.onConflict == OnConflict::Overwrite;
        if (auto named = m_into.rename(m_part, m_name, replacing); !named) return named;
        if (auto synced = m_into.sync(); !synced) return synced;
        ++m_scene.report.files;
        return {};
    }

    void count(std::uint64_t bytes) const {
        m_scene.teller.progress.bytesDone += static_cast<std::int64_t>(bytes);
        m_scene.report.bytes += static_cast<std::int64_t>(bytes);
        m_scene.teller.tell();
    }

    // True: the file is there already, whole.
    [[nodiscard]] Result<bool> settleConflict(const std::string& handle) {
        const auto there = m_into.status(m_name);
        if (!there) return tl::unexpected(there.error());
        if (!*there) return false;
        const auto stays = domain::fail(ErrorCode::AlreadyExists, m_name + " is there already");
        if (!S_ISREG((*there)->st_mode)) return stays;
        switch (m_scene.request.onConflict) {
            case OnConflict::Refuse:
                return stays;
            case OnConflict::Overwrite:
                return false;
            case OnConflict::Resume:
                break;
        }
        const auto size = static_cast<std::uint64_t>((*there)->st_size);
        const auto file = m_into.openFile(m_name);
        if (!file) return tl::unexpected(file.error());
        if (size == m_item.size) {
            const auto same = sumsAgree(*file, handle, size);
            if (!same) return tl::unexpected(same.error());
            if (!*same) return stays;
            count(size);
            ++m_scene.report.files;
            ++m_scene.report.verified;
            return true;
        }
        const auto part = m_into.status(m_part);
        if (!part) return tl::unexpected(part.error());
        const auto begins = sameEnd(*file, handle, size);
        if (!begins) return tl::unexpected(begins.error());
        if (size > m_item.size || *part || !*begins) return stays;
        if (auto named = m_into.rename(m_name, m_part, false); !named)
            return tl::unexpected(named.error());
        return false;
    }

    struct Begun {
        LocalFile file;
        std::uint64_t offset = 0;
    };
    [[nodiscard]] Result<Begun> beginPart(const std::string& handle) {
        if (m_scene.request.onConflict == OnConflict::Resume) {
            auto file = m_into.reopenFile(m_part);
            const auto size = file ? file->size() : Result<std::uint64_t>(0);
            if (file && size && *size > 0 && *size <= m_item.size) {
                const auto same = sameEnd(*file, handle, *size);
                if (!same) return tl::unexpected(same.error());
                if (*same) return Begun{std::move(*file), *size};
            }
        }
        auto file = m_into.createFile(m_part, m_item.executable);
        if (!file) return tl::unexpected(file.error());
        return Begun{std::move(*file), 0};
    }

    // Whether the last bytes before `size` are the same on both sides.
    [[nodiscard]] Result<bool> sameEnd(const LocalFile& file, const std::string& handle,
                                       std::uint64_t size) const {
        const auto tail = static_cast<std::size_t>(std::min<std::uint64_t>(size, kTail));
        const auto here = file.read(size - tail, tail);
        if (!here) return tl::unexpected(here.error());
        const auto there = readSome(m_scene, handle, size - tail, tail);
        if (!there) return tl::unexpected(there.error());
        return *here == *there;
    }

    [[nodiscard]] Result<bool> sumsAgree(const LocalFile& file, const std::string& handle,
                                         std::uint64_t size) const {
        m_scene.teller.progress.verifying = true;
        const auto there = remoteSum(m_scene, handle, size);
        const auto here = there ? localSum(m_scene, file) : there;
        m_scene.teller.progress.verifying = false;
        if (!there) return tl::unexpected(there.error());
        if (!here) return tl::unexpected(here.error());
        return *here == *there;
    }

    const TransferScene& m_scene;
    const TransferItem& m_item;
    const LocalFolder& m_into;
    const std::string m_name, m_part;
};

}  // namespace

Result<void> downloadFile(const TransferScene& scene, const TransferItem& item,
                          const LocalFolder& into) {
    return Download(scene, item, into).run();
}

Result<std::string> localSum(const TransferScene& scene, const LocalFile& file) {
    constexpr std::size_t kAtOnce = 256 * 1024;
    ssh::Checksum sum;
    for (std::uint64_t at = 0;;) {
        if (!scene.goOn()) return TransferScene::givenUp();
        const auto bytes = file.read(at, kAtOnce);
        if (!bytes) return tl::unexpected(bytes.error());
        sum.feed(*bytes);
        at += bytes->size();
        if (bytes->size() < kAtOnce) return sum.finish();
    }
}

}  // namespace berth::platform_client::remote
