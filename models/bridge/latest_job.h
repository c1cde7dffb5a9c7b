// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

namespace berth::bridge {

// Of several requests of one kind only the newest is of interest: a plan while the user types, the
// metrics of a chart that moves on.
//
//     bridge.plan(change, this, m_job.newest([this](auto plan) { show(plan); }));
//
// An answer wrapped by newest() does nothing once a newer one was wrapped, cancel() was called, or
// the job is gone. One thread.
class LatestJob {
  public:
    template <class Answer>
    [[nodiscard]] auto newest(Answer answer) {
        return [current = std::weak_ptr<std::uint64_t>(m_generation), mine = ++*m_generation,
                answer = std::move(answer)](auto&&... arguments) mutable {
            const std::shared_ptr<std::uint64_t> now = current.lock();
            if (now && *now == mine) answer(std::forward<decltype(arguments)>(arguments)...);
        };
    }
    void cancel() { ++*m_generation; }

  private:
    std::shared_ptr<std::uint64_t> m_generation = std::make_shared<std::uint64_t>(0);
};

}  // namespace berth::bridge
