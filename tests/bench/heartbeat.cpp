// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/heartbeat.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "tests/bench/start_moments.h"

namespace berth::bench {
namespace {

constexpr int kPeriodMs = 5;

std::int64_t threadNanoseconds() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::int64_t{used.tv_sec} * 1'000'000'000 + used.tv_nsec;
}

}  // namespace

Heartbeat::Heartbeat() {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kPeriodMs);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
}

void Heartbeat::start() {
    m_last = monotonicNanoseconds();
    m_lastOwn = threadNanoseconds();
    m_timer.start();
}

void Heartbeat::beat() {
    const std::int64_t now = monotonicNanoseconds();
    const std::int64_t own = threadNanoseconds();
    m_gaps.push_back({std::max(0.0, static_cast<double>(now - m_last) / 1e6 - kPeriodMs),
                      static_cast<double>(own - m_lastOwn) / 1e6});
    m_last = now;
    m_lastOwn = own;
}

std::string Heartbeat::figures() const {
    std::vector<double> wall, own;
    for (const Gap& gap : m_gaps) {
        wall.push_back(gap.wall);
        own.push_back(gap.own);
    }
    std::ranges::sort(wall);
    std::ranges::sort(own);
    const auto at = [](const std::vector<double>& sorted, double share) {
        if (sorted.empty()) return 0.0;
        return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
    };
    return fmt::format(
        "\"beats\": {}, \"longest_stall_ms\": {:.1f}, \"stall_p99_ms\": {:.1f}, "
        "\"stalls_over_50_ms\": {}, \"longest_own_work_ms\": {:.1f}, \"own_work_p99_ms\": {:.1f}",
        m_gaps.size(), at(wall, 1), at(wall, 0.99), wall.end() - std::ranges::upper_bound(wall, 50),
        at(own, 1), at(own, 0.99));
}

}  // namespace berth::bench
