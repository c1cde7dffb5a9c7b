// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "platform_client/http/http_transport.h"
#include "platform_client/http/task_queue.h"

namespace berth::support {

// A transport that answers each call as the test says, after as long as it says, in the time of a
// queue, and keeps what was sent. It holds to the contract of HttpTransport, deadline included.
class ScriptedTransport final : public platform_client::HttpTransport {
  public:
    struct Turn {
        platform_client::HttpResult result;
        domain::Duration after{0};
    };
    // What becomes of the n-th call, counted from 0.
    using Script = std::function<Turn(const platform_client::HttpCall&, std::size_t)>;

    ScriptedTransport(platform_client::TaskQueue& queue, Script script)
        : m_queue(queue), m_script(std::move(script)) {}

    [[nodiscard]] std::unique_ptr<platform_client::HttpHandle> send(
        platform_client::HttpCall call,
        std::function<void(platform_client::HttpResult)> reply) override {
        Turn turn = m_script(call, m_sent.size());
        if (turn.after > call.deadline) {
            turn.after = call.deadline;
            turn.result = failed(platform_client::HttpFailureKind::TimedOut);
        }
        m_sent.push_back(std::move(call));
        ++*m_underWay;
        return std::make_unique<Handle>(m_queue, turn, std::move(reply), m_underWay);
    }

    [[nodiscard]] const std::vector<platform_client::HttpCall>& sent() const { return m_sent; }
    [[nodiscard]] int underWay() const { return *m_underWay; }

    [[nodiscard]] static platform_client::HttpResult answered(
        int status, std::string body = {}, platform_client::HttpHeaders headers = {}) {
        platform_client::HttpAnswer made;
        made.status = status;
        made.body = std::move(body);
        made.headers = std::move(headers);
        return made;
    }
    [[nodiscard]] static platform_client::HttpResult failed(platform_client::HttpFailureKind kind,
                                                            bool mayHaveArrived = true,
                                                            std::string detail = "as scripted") {
        platform_client::HttpFailure made;
        made.kind = kind;
        made.detail = std::move(detail);
        made.mayHaveArrived = mayHaveArrived;
        return tl::unexpected<platform_client::HttpFailure>(std::move(made));
    }

  private:
    class Handle final : public platform_client::HttpHandle {
      public:
        Handle(platform_client::TaskQueue& queue, Turn turn,
               std::function<void(platform_client::HttpResult)> reply,
               std::shared_ptr<int> underWay)
            : m_underWay(std::move(underWay)) {
            m_timer = queue.after(turn.after, [this, result = std::move(turn.result),
                                               answer = std::move(reply)]() mutable {
                m_answered = true;
                --*m_underWay;
                const auto last = std::move(answer);  // it may destroy this
                last(std::move(result));
            });
        }
        ~Handle() override {
            if (!m_answered) --*m_underWay;
        }

      private:
        std::shared_ptr<int> m_underWay;
        bool m_answered = false;
        std::unique_ptr<platform_client::Timer> m_timer;
    };

    platform_client::TaskQueue& m_queue;
    const Script m_script;
    std::vector<platform_client::HttpCall> m_sent;
    std::shared_ptr<int> m_underWay = std::make_shared<int>(0);
};

}  // namespace berth::support
