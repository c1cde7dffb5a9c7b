// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/remote_reading.h"

#include <algorithm>
#include <map>

#include "platform_client/ssh/checksum.h"

namespace berth::platform_client::remote {

namespace {

using domain::ErrorCode;
using domain::Result;

// What a file may be longer than the server said: it may be one that grows, or of /proc, whose
// files have no size.
std::uint64_t mostOf(std::uint64_t expected) {
    constexpr std::uint64_t kGrowth = 64 * 1024 * 1024;
    return expected > UINT64_MAX / 2 - kGrowth ? UINT64_MAX / 2 : expected * 2 + kGrowth;
}

class Reading {
  public:
    Reading(const TransferScene& scene, const std::string& handle, std::uint64_t offset,
            std::uint64_t expected, const std::function<Result<void>(std::string_view)>& sink)
        : m_scene(scene),
          m_handle(handle),
          m_expected(expected),
          m_sink(sink),
          m_next(offset),
          m_delivered(offset) {}

    [[nodiscard]] Result<std::uint64_t> run() {
        for (;;) {
            if (!m_scene.goOn()) return TransferScene::givenUp();
            ask();
            if (m_asked.empty()) break;
            auto answer = m_scene.sftp.next();
            if (!answer) return tl::unexpected(answer.error());
            if (const auto taken = take(*answer); !taken) {
                if (m_scene.sftp.usable()) (void)m_scene.sftp.drain();
                return tl::unexpected(taken.error());
            }
        }
        if (!m_early.empty() && m_early.begin()->first < m_end.value_or(0))
            return domain::fail(ErrorCode::Malformed, "the server left a part of the file out");
        return m_delivered;
    }

  private:
    struct Piece {
        std::uint64_t offset = 0;
        std::uint32_t length = 0;
    };

    // Beyond the size that was told, one by one: most often there is nothing.
    void ask() {
        while (!m_end && m_asked.size() < kOnTheWay && m_early.size() < kOnTheWay &&
               (m_next < m_expected || (m_asked.empty() && m_early.empty()))) {
            begin({m_next, kPiece});
            m_next += kPiece;
        }
    }
    void begin(Piece piece) {
        m_asked[m_scene.sftp.beginRead(m_handle, piece.offset, piece.length)] = piece;
    }

    [[nodiscard]] Result<void> take(SftpSession::Answer& answer) {
        const auto found = m_asked.find(answer.id);
        if (found == m_asked.end())
            return domain::fail(ErrorCode::Malformed, "an answer to another question");
        const Piece piece = found->second;
        m_asked.erase(found);
        if (answer.error) return tl::unexpected(*answer.error);
        if (answer.end || answer.data.empty()) {
            m_end = std::min(m_end.value_or(piece.offset), piece.offset);
            return {};
        }
        if (answer.data.size() > piece.length)
            return domain::fail(ErrorCode::Malformed, "more than was asked for");
        const auto got = static_cast<std::uint32_t>(answer.data.size());
        if (got < piece.length) begin({piece.offset + got, piece.length - got});
        m_early[piece.offset] = std::move(answer.data);
        return deliver();
    }

    [[nodiscard]] Result<void> deliver() {
        while (!m_early.empty() && m_early.begin()->first == m_delivered) {
            const std::string bytes = std::move(m_early.begin()->second);
            m_early.erase(m_early.begin());
            if (auto taken = m_sink(bytes); !taken) return taken;
            m_delivered += bytes.size();
            if (m_delivered > mostOf(m_expected))
                return domain::fail(ErrorCode::LimitExceeded,
                                    "the file is much longer than the server said");
        }
        return {};
    }

    const TransferScene& m_scene;
    const std::string& m_handle;
    const std::uint64_t m_expected;
    const std::function<Result<void>(std::string_view)>& m_sink;
    std::uint64_t m_next, m_delivered;
    std::optional<std::uint64_t> m_end;
    std::map<std::uint32_t, Piece> m_asked;
    std::map<std::uint64_t, std::string> m_early;
};

}  // namespace

Result<std::uint64_t> readThrough(const TransferScene& scene, const std::string& handle,
                                  std::uint64_t offset, std::uint64_t expected,
                                  const std::function<Result<void>(std::string_view)>& sink) {
    return Reading(scene, handle, offset, expected, sink).run();
}

Result<std::string> readSome(const TransferScene& scene, const std::string& handle,
                             std::uint64_t offset, std::size_t count) {
    std::string bytes;
    while (bytes.size() < count) {
        const std::size_t wanted = std::min<std::size_t>(count - bytes.size(), kPiece);
        (void)scene.sftp.beginRead(handle, offset + bytes.size(),
                                   static_cast<std::uint32_t>(wanted));
        const auto answer = scene.sftp.next();
        if (!answer) return tl::unexpected(answer.error());
        if (answer->error) return tl::unexpected(*answer->error);
        if (answer->end || answer->data.empty()) break;
        if (answer->data.size() > wanted)
            return domain::fail(ErrorCode::Malformed, "more than was asked for");
        bytes += answer->data;
    }
    return bytes;
}

Result<std::string> remoteSum(const TransferScene& scene, const std::string& handle,
                              std::uint64_t expected) {
    ssh::Checksum sum;
    const auto read =
        readThrough(scene, handle, 0, expected, [&](std::string_view bytes) -> Result<void> {
            sum.feed(bytes);
            scene.teller.tell();
            return {};
        });
    if (!read) return tl::unexpected(read.error());
    return sum.finish();
}

}  // namespace berth::platform_client::remote
