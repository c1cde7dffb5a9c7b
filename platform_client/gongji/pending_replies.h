// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "models/domain/platform.h"

namespace berth::platform_client::gongji {

// A reply that is made once, by whoever comes first: the answer, or the end of the platform.
class PendingReply {
  public:
    PendingReply() = default;
    PendingReply(const PendingReply&) = delete;
    PendingReply& operator=(const PendingReply&) = delete;
    virtual ~PendingReply() = default;

    // From now on the end of the platform leaves open whether the change took effect.
    void maySend() {
        const std::lock_guard lock(m_mutex);
        m_sent = true;
    }
    // Answers that the platform goes away, unless there was an answer. Waits for one that is being
    // made on another thread.
    virtual void shutDown() = 0;
    [[nodiscard]] bool answered() {
        // Whoever holds the lock is about to answer.
        const std::unique_lock lock(m_mutex, std::try_to_lock);
        return lock.owns_lock() && m_answered;
    }

  protected:
    [[nodiscard]] domain::Error goodbye() const {
        if (m_sent) {
            return {domain::ErrorCode::TimedOut,
                    "the connection was closed before the platform answered",
                    true,
                    {}};
        }
        return {domain::ErrorCode::ShuttingDown, "the connection is being closed", false, {}};
    }

    std::recursive_mutex m_mutex;
    bool m_answered = false;  // under m_mutex
    bool m_sent = false;      // under m_mutex
};

template <class T>
class PendingReplyOf final : public PendingReply {
  public:
    explicit PendingReplyOf(domain::Reply<T> reply) : m_reply(std::move(reply)) {}

    void answer(domain::Result<T> result) {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_answered, true)) return;
        const auto reply = std::move(m_reply);
        reply(std::move(result));
    }
    void shutDown() override {
        const std::lock_guard lock(m_mutex);
        answer(tl::unexpected<domain::Error>(goodbye()));
    }

  private:
    domain::Reply<T> m_reply;
};

// All replies that are owed. Any thread.
class PendingReplies {
  public:
    template <class T>
    [[nodiscard]] std::shared_ptr<PendingReplyOf<T>> add(domain::Reply<T> reply) {
        auto pending = std::make_shared<PendingReplyOf<T>>(std::move(reply));
        if (!keep(pending)) pending->shutDown();
        return pending;
    }
    // Every reply that is still owed is made here, and those that come later at once.
    void shutDown() {
        std::vector<std::shared_ptr<PendingReply>> owed;
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
            owed.swap(m_owed);
        }
        for (const auto& each : owed)
            each->shutDown();
    }

  private:
    bool keep(const std::shared_ptr<PendingReply>& pending) {
        const std::lock_guard lock(m_mutex);
        if (m_closed) return false;
        if (m_owed.size() >= m_cleanAt) {
            std::erase_if(m_owed, [](const auto& each) { return each->answered(); });
            m_cleanAt = 2 * m_owed.size() + 64;
        }
        m_owed.push_back(pending);
        return true;
    }

    std::mutex m_mutex;
    std::vector<std::shared_ptr<PendingReply>> m_owed;  // under m_mutex
    std::size_t m_cleanAt = 64;                         // under m_mutex
    bool m_closed = false;                              // under m_mutex
};

}  // namespace berth::platform_client::gongji
