// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "sim/gateway/link_backend.h"

namespace berth::sim::gateway::test {

// Answers from a thread of its own, as a simulation does. By target:
//   /never      keeps the request until it is released, even when it was abandoned
//   /stream     "one ", "two ", "three" as a stream; /endless: pieces until it is abandoned
//   /broken     half a stream, then a failure;  /refused: a failure 502 by "node-1"
//   /dropped    no call at all;  /short: less than was announced
//   /evil       fields that would split the answer or allow other origins
//   /big        a megabyte; /huge: eight, more than a system buffers for a connection
// and everything else: the method, the target and the body.
class ThreadBackend final : public LinkBackend {
  public:
    ThreadBackend();
    ~ThreadBackend() override;

    std::uint64_t submit(LinkToken link, serving::HttpRequest request,
                         std::shared_ptr<serving::ResponseSink> sink) override;
    void abandon(std::uint64_t request) override;

    // Wait, at most ten seconds.
    [[nodiscard]] bool waitForRequests(std::size_t count);
    [[nodiscard]] bool waitForHeld(std::size_t count);  // those of /never
    [[nodiscard]] bool waitForAbandoned(std::size_t count);
    [[nodiscard]] std::size_t requests() const;
    [[nodiscard]] serving::HttpRequest lastRequest() const;
    void releaseHeld();  // answers them

  private:
    struct Job {
        std::uint64_t id = 0;
        LinkToken link;
        serving::HttpRequest request;
        std::shared_ptr<serving::ResponseSink> sink;
    };
    void run(const std::stop_token& stop);
    void answer(Job job);
    [[nodiscard]] bool isAbandoned(std::uint64_t id) const;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Job> m_jobs;
    std::map<std::uint64_t, Job> m_held;
    std::set<std::uint64_t> m_abandoned;
    serving::HttpRequest m_last;
    std::uint64_t m_count = 0;
    std::jthread m_thread;
};

}  // namespace berth::sim::gateway::test
