// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "platform_client/ssh/wake_up.h"

namespace berth::platform_client::ssh {

using Moment = std::chrono::steady_clock::time_point;

// How a connection waits: nothing in it blocks but this, so that the stops before keep passing on
// what the ones behind say, and so that it can be ended at any moment.
class Waiting {
  public:
    Waiting() = default;
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;
    virtual ~Waiting() = default;

    // Until something has happened, or that moment. False: the connection is to end.
    [[nodiscard]] bool turn(Moment until) { return turn(until, -1); }
    // The same; that the descriptor can be written to counts too.
    [[nodiscard]] virtual bool turn(Moment until, int writable) = 0;
};

// One answer, given later and on any thread. Whoever is asked gets answerer(); dropped without an
// answer, it counts as none.
template <class T>
class PendingAnswer {
    struct State {
        explicit State(std::shared_ptr<WakeUp> bell) : wakeUp(std::move(bell)) {}
        std::mutex mutex;
        bool settled = false;
        std::optional<T> value;
        const std::shared_ptr<WakeUp> wakeUp;

        void settle(std::optional<T> given) {
            {
                const std::lock_guard lock(mutex);
                if (std::exchange(settled, true)) return;
                value = std::move(given);
            }
            wakeUp->ring();
        }
    };
    struct Ticket {
        explicit Ticket(std::shared_ptr<State> asked) : state(std::move(asked)) {}
        Ticket(const Ticket&) = delete;
        Ticket& operator=(const Ticket&) = delete;
        ~Ticket() { state->settle(std::nullopt); }
        const std::shared_ptr<State> state;
    };

  public:
    explicit PendingAnswer(std::shared_ptr<WakeUp> wakeUp)
        : m_state(std::make_shared<State>(std::move(wakeUp))) {}

    [[nodiscard]] std::function<void(std::optional<T>)> answerer() const {
        return [ticket = std::make_shared<Ticket>(m_state)](std::optional<T> given) {
            ticket->state->settle(std::move(given));
        };
    }
    [[nodiscard]] bool settled() const {
        const std::lock_guard lock(m_state->mutex);
        return m_state->settled;
    }
    [[nodiscard]] std::optional<T> take() {
        const std::lock_guard lock(m_state->mutex);
        return std::exchange(m_state->value, std::nullopt);
    }

  private:
    std::shared_ptr<State> m_state;
};

}  // namespace berth::platform_client::ssh
