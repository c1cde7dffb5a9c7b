// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "models/domain/clock.h"
#include "platform_client/gongji/api_client.h"
#include "platform_client/http/task_queue.h"

namespace berth::platform_client::gongji {

// How long an open question is followed up.
struct SendPatience {
    // After an attempt whose answer got lost, the platform may still be at work on it. Only what is
    // seen this long after its deadline, without another attempt, is what came of it.
    domain::Duration quiet = std::chrono::seconds(20);
    domain::Duration attempt = std::chrono::seconds(15);          // the deadline of an attempt
    domain::Duration firstLook = std::chrono::milliseconds(500);  // doubles
    domain::Duration longestLook = std::chrono::seconds(5);
    domain::Duration whole = std::chrono::minutes(2);
    int tries = 3;
};

// Sends one change so that it takes effect once or not at all, and finds out which. The API has no
// key by which it would know a repetition, so an attempt is repeated only when the one before
// certainly was not seen, or when a look at the state, long enough after it, shows that it took no
// effect. On the queue's thread.
class CertainSender : public std::enable_shared_from_this<CertainSender> {
  public:
    struct Deed {
        std::string path, body;
        // Whether it has taken effect, seen at the platform: true, with the task it made if it made
        // one. A failure: it could not be seen.
        std::function<void(ApiReply<std::optional<TaskId>>)> look;
        std::function<void()> beforeSending{};  // once
    };
    // What `look` answers for a deed that has taken effect on a task that was there before.
    static constexpr TaskId kDone = -1;

    struct Outcome {
        // Untouched: an attempt of earlier has come to nothing.
        enum class Kind { Done, Refused, Open, Untouched };
        Kind kind = Kind::Open;
        bool found = false;  // Done: by an attempt of earlier
        std::optional<TaskId> task;
        domain::Error error;  // Refused: nothing was done; Open: that is not known
        std::optional<Refusal> refusal;
    };

    CertainSender(ApiClient& api, TaskQueue& queue, const domain::Clock& clock,
                  SendPatience patience, Deed deed, std::function<void(Outcome)> done);

    void start() { send(); }
    // Finds out what came of an attempt that somebody made no later than then (monotonic), without
    // making another.
    void startLooking(domain::Duration sentBefore);
    // When it was last under way, if that is not known to have come to nothing.
    [[nodiscard]] std::optional<domain::Duration> openSince() const { return m_openSince; }

  private:
    void send();
    void answered(ApiResult<std::optional<TaskId>> result);
    void look();
    void looked(ApiResult<std::optional<TaskId>> result);
    void later();
    void finish(Outcome outcome);
    [[nodiscard]] domain::Duration now() const { return m_clock.monotonic(); }

    ApiClient& m_api;
    TaskQueue& m_queue;
    const domain::Clock& m_clock;
    const SendPatience m_patience;
    const Deed m_deed;
    std::function<void(Outcome)> m_done;
    domain::Duration m_end{0};
    domain::Duration m_wait{0};
    domain::Duration m_lookBegun{0};
    std::optional<domain::Duration> m_openSince;
    std::optional<ApiFailure> m_refused;  // for a reason that leaves open what it did
    domain::Error m_lastError;
    int m_sent = 0;        // by this
    int m_quietLooks = 0;  // since the last attempt: those that could tell, and saw nothing
    std::unique_ptr<Timer> m_timer;
};

}  // namespace berth::platform_client::gongji
