// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/bench/start_moments.h"

namespace berth::bench {

// What a process has used so far, and holds now.
struct Usage {
    double cpuSeconds = 0;       // all threads
    std::int64_t wakeUps = 0;    // how often a thread stopped waiting
    double residentMiB = 0;      // VmRSS
    double proportionalMiB = 0;  // PSS: shared pages divided by who shares them
};

// A program with a window, started with StartWatch in it. Ended, with SIGTERM, at the latest when
// this object goes.
class WatchedProgram {
  public:
    // `command`: path and arguments. `settled`: wait for data, see StartWatch.
    WatchedProgram(const std::vector<std::string>& command, bool settled);
    ~WatchedProgram();
    WatchedProgram(const WatchedProgram&) = delete;
    WatchedProgram& operator=(const WatchedProgram&) = delete;

    // When the process was started, by CLOCK_MONOTONIC.
    [[nodiscard]] std::int64_t started() const { return m_started; }
    // Waits for the window, half a minute at most.
    [[nodiscard]] std::optional<StartMoments> waitUntilUsable();
    [[nodiscard]] Usage usage() const;
    // Whether it ended by itself, with exit status 0, after being asked to.
    [[nodiscard]] bool stop();

  private:
    pid_t m_process = -1;
    int m_reading = -1;
    std::int64_t m_started = 0;
};

}  // namespace berth::bench
