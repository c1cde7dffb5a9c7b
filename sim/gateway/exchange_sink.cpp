// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/gateway/exchange_sink.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace berth::sim::gateway {

ExchangeSink::ExchangeSink(std::shared_ptr<Mailbox> mailbox, std::uint64_t connection,
                           std::uint32_t exchange, AnswerForm form)
    : m_mailbox(std::move(mailbox)), m_connection(connection), m_exchange(exchange), m_form(form) {}

ExchangeSink::~ExchangeSink() {
    if (!m_ended) onFailure(502, {}, "the answer was dropped");
}

void ExchangeSink::post(bool last, bool broken) {
    m_ended = last || broken;
    const bool closeAfter = broken || !m_form.keepAlive || m_framing == BodyFraming::UntilClose;
    m_mailbox->put({m_connection, m_exchange, last, broken, closeAfter, std::move(m_bytes)});
    m_bytes.clear();
}

void ExchangeSink::onHead(const serving::HttpHead& head, std::int64_t bodyLength) {
    if (m_headSeen || m_ended) return;
    m_headSeen = true;
    m_framing = framingOf(m_form, head.status, bodyLength);
    m_left = bodyLength;
    constexpr std::int64_t kRoomAhead = 64 * 1024;
    m_bytes.reserve(512 +
                    static_cast<std::size_t>(std::clamp<std::int64_t>(bodyLength, 0, kRoomAhead)));
    appendHead(m_bytes, m_form, head, bodyLength);
    if (bodyLength < 0) post(false, false);
}

void ExchangeSink::onData(std::string_view data, bool last) {
    if (!m_headSeen || m_ended) return;
    if (!m_form.toHead) {
        switch (m_framing) {
            case BodyFraming::None:
                break;
            case BodyFraming::Length:
                // More or less than was announced would be read as another answer.
                m_left -= static_cast<std::int64_t>(data.size());
                if (m_left < 0 || (last && m_left > 0)) return post(false, true);
                m_bytes += data;
                break;
            case BodyFraming::Chunked:
                appendChunk(m_bytes, data);
                if (last) appendLastChunk(m_bytes);
                break;
            case BodyFraming::UntilClose:
                m_bytes += data;
                break;
        }
    }
    if (last || !m_bytes.empty()) post(last, false);
}

void ExchangeSink::onFailure(int status, std::string_view node, std::string_view detail) {
    if (m_ended) return;
    if (m_headSeen) {
        m_bytes.clear();
        return post(false, true);
    }
    m_bytes = ownAnswer(m_form, status, detail.empty() ? "no answer" : detail, node);
    post(true, false);
}

}  // namespace berth::sim::gateway
