// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/clock.h"
#include "models/domain/link_prober.h"
#include "platform_client/http/answer_reader.h"
#include "platform_client/network/dialer.h"
#include "platform_client/network/http_connection.h"
#include "platform_client/network/http_link_prober.h"
#include "platform_client/network/proxy_finder.h"

namespace berth::platform_client {

// A reply that is given exactly once: ShuttingDown when nobody did before it is destroyed.
template <class T>
class OneReply {
  public:
    explicit OneReply(domain::Reply<T> reply) : m_reply(std::move(reply)) {}
    OneReply(const OneReply&) = delete;
    OneReply& operator=(const OneReply&) = delete;
    ~OneReply() {
        give(domain::fail(domain::ErrorCode::ShuttingDown, "the link prober is going away"));
    }
    void give(domain::Result<T> result) {
        if (const domain::Reply<T> reply = std::exchange(m_reply, nullptr))
            reply(std::move(result));
    }

  private:
    domain::Reply<T> m_reply;
};

using ProbeReply = OneReply<std::vector<domain::LinkAnswer>>;

// One probe: so many requests, one after another. On the network thread.
class ProbeRun {
  public:
    struct Parts {
        TaskQueue& queue;
        ProxyFinder& proxies;
        HttpLinkProber::Options options;
    };

    // `over` is called once the reply has been given, and may destroy this.
    ProbeRun(Parts parts, HttpAddress address, int times, std::shared_ptr<ProbeReply> reply,
             std::function<void()> over);

  private:
    void ask();
    void connected(tl::expected<OpenConnection, HttpFailure> opened);
    void answered();
    void answer(std::string problem);
    void next();

    const Parts m_parts;
    const domain::SystemClock m_clock;
    const HttpAddress m_address;
    int m_left;
    const std::shared_ptr<ProbeReply> m_reply;
    const std::function<void()> m_over;
    std::vector<domain::LinkAnswer> m_answers;
    domain::Duration m_begun{0};
    std::unique_ptr<Timer> m_deadline, m_next;
    std::unique_ptr<Dialer> m_dialer;
    // The reader outlives the connection that feeds it.
    std::optional<AnswerReader> m_reader;
    std::unique_ptr<HttpConnection> m_connection;
};

}  // namespace berth::platform_client
