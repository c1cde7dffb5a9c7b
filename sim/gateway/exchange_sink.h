// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sim/gateway/mailbox.h"
#include "sim/gateway/response_text.h"
#include "sim/serving/http_message.h"

namespace berth::sim::gateway {

// Turns the answer to one request into the bytes of the wire, on the thread that answers, and posts
// them. A whole answer is one delivery.
class ExchangeSink final : public serving::ResponseSink {
  public:
    ExchangeSink(std::shared_ptr<Mailbox> mailbox, std::uint64_t connection, std::uint32_t exchange,
                 AnswerForm form);
    ~ExchangeSink() override;

    void onHead(const serving::HttpHead& head, std::int64_t bodyLength) override;
    void onData(std::string_view data, bool last) override;
    void onFailure(int status, std::string_view node, std::string_view detail) override;

  private:
    void post(bool last, bool broken);

    std::shared_ptr<Mailbox> m_mailbox;
    std::uint64_t m_connection;
    std::uint32_t m_exchange;
    AnswerForm m_form;
    BodyFraming m_framing = BodyFraming::None;
    std::int64_t m_left = 0;  // of a body of known length
    bool m_headSeen = false;
    bool m_ended = false;
    std::string m_bytes;
};

}  // namespace berth::sim::gateway
