// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "models/domain/clock.h"
#include "platform_client/http/answer_reader.h"
#include "platform_client/network/connection_pool.h"

namespace berth::platform_client {

// One call from its address to its answer: takes a connection, sends once, reads, follows redirects
// that stay at the origin, and keeps to the deadline and the least rate.
class HttpRun {
  public:
    struct Parts {
        TaskQueue& queue;
        ConnectionPool& pool;
        const domain::Clock& clock;
        const std::string& userAgent;
    };

    // `over` is called once, never inside begin(); it must not destroy this, since it may come from
    // deep inside a socket: from then on nothing happens, and this can be destroyed later.
    HttpRun(Parts parts, HttpCall call, std::function<void(HttpResult)> over);
    void begin();

  private:
    void ask();
    void taken(tl::expected<std::unique_ptr<ConnectionPool::Lease>, HttpFailure> lease);
    void progress();
    void checkRate(std::uint64_t receivedBefore);
    void answered();
    void follow(const std::string& location);
    [[nodiscard]] domain::Duration took() const;
    void fail(HttpFailureKind kind, std::string detail);
    void finish(HttpResult result);

    const Parts m_parts;
    const HttpCall m_call;
    std::function<void(HttpResult)> m_over;
    const domain::Duration m_begun;
    HttpAddress m_address;
    int m_redirects = 0;
    bool m_written = false;  // a request, or a part of one
    std::unique_ptr<Timer> m_deadline, m_rate, m_next;
    std::shared_ptr<void> m_ticket;
    // The reader outlives the connection that feeds it.
    std::unique_ptr<AnswerReader> m_reader;
    std::unique_ptr<ConnectionPool::Lease> m_lease;
};

}  // namespace berth::platform_client
