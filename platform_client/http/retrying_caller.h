// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "models/domain/clock.h"
#include "models/domain/connection.h"
#include "models/domain/random.h"
#include "platform_client/http/host_gate.h"
#include "platform_client/http/http_transport.h"
#include "platform_client/http/redactor.h"
#include "platform_client/http/retry_policy.h"
#include "platform_client/http/task_queue.h"

namespace berth::platform_client {

// What the platform's own envelope says about an answer.
struct AnswerNote {
    std::string code;
    std::string requestId;
    std::string problem;      // English; empty: it went well
    bool turnedAway = false;  // for too many calls, as a status of 429 says it
};

// A call with what it takes to make it several times.
struct RepeatableCall {
    // Makes each attempt anew, since a signature carries the time. Not called for an attempt that
    // is not made.
    std::function<HttpCall()> make;
    RetryRule rule = RetryRule::Never;
    int tries = 3;  // at most; three are what a person waits for
    // Over all attempts and the waiting between them.
    domain::Duration deadline = std::chrono::seconds(30);
    std::function<AnswerNote(const HttpAnswer&)> readNote;  // may be empty
};

// Makes calls and repeats what may be repeated, one attempt at a time, with growing random waits. A
// wait that would not end before the deadline is not begun: the last result is given at once.
// Everything is on the thread of the queue; what the seams refer to outlives this.
class RetryingCaller {
  public:
    struct Seams {
        TaskQueue& queue;
        HttpTransport& transport;
        const domain::Clock& clock;
        domain::Random& random;
        HostGate& gate;  // of the one host that the calls go to
    };
    // Who is told about each attempt, and what is taken out of what is told.
    struct Told {
        domain::ConnectionId connection;
        domain::ApiCallObserver observer;  // may be empty
        std::shared_ptr<const Redactor> redactor;
    };

    RetryingCaller(Seams seams, Told told, Backoff backoff = {});
    // Whatever is under way ends with Cancelled, inside the destructor.
    ~RetryingCaller();
    RetryingCaller(const RetryingCaller&) = delete;
    RetryingCaller& operator=(const RetryingCaller&) = delete;

    // One reply, never inside call(): the first result that is final. Dropping the handle cancels,
    // and there is no reply. HeldBack when the host is not to be asked now.
    [[nodiscard]] std::unique_ptr<HttpHandle> call(RepeatableCall call,
                                                   std::function<void(HttpResult)> reply);

  private:
    class Runs;

    const std::shared_ptr<Runs> m_runs;
};

}  // namespace berth::platform_client
