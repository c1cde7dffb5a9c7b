// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <thread>

#include "models/domain/platform.h"
#include "models/domain/policy_comparison.h"
#include "sim/comparison/policy_replay.h"

namespace berth::sim::platform {

// Compares policies on a thread of its own, so that the simulation goes on meanwhile; one
// comparison at a time. Its destruction ends the one that runs, whose reply is then ShuttingDown.
class PolicyComparer {
  public:
    PolicyComparer() = default;
    PolicyComparer(const PolicyComparer&) = delete;
    PolicyComparer& operator=(const PolicyComparer&) = delete;
    ~PolicyComparer();

    // Always called from one and the same thread. Replies from the other one; at once and with
    // Unavailable while another comparison runs.
    void compare(comparison::ComparisonTask task, domain::Reply<domain::PolicyComparison> reply);

  private:
    std::atomic<bool> m_busy = false;
    std::jthread m_thread;
};

}  // namespace berth::sim::platform
