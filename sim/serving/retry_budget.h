// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/engine/time.h"

namespace berth::sim::serving {

// Keeps retries from making a bad day worse: over any ten seconds (in steps of one) there are at
// most so many percent as many retries as requests were offered, and ten more, so that a quiet link
// can retry too. As the retry budget of Finagle; a share of what is in progress would forbid
// retries just when a node has died with much of it.
class RetryBudget {
  public:
    void offered(engine::Time now) { ++slotAt(now).offered; }
    // True when one more is within the budget; it is then counted.
    bool take(engine::Time now, int percent) {
        std::int64_t offered = 0;
        std::int64_t retried = 0;
        Slot& current = slotAt(now);
        for (const Slot& slot : m_slots) {
            if (slot.second + kSeconds <= current.second) continue;
            offered += slot.offered;
            retried += slot.retried;
        }
        if (100 * (retried + 1 - kAlways) > offered * percent) return false;
        ++current.retried;
        return true;
    }

    static constexpr std::int64_t kAlways = 10;

  private:
    static constexpr std::int64_t kSeconds = 10;
    struct Slot {
        std::int64_t second = -kSeconds;
        std::int64_t offered = 0, retried = 0;
    };

    Slot& slotAt(engine::Time now) {
        const std::int64_t second = now / engine::kSecond;
        Slot& slot = m_slots[static_cast<std::size_t>(second % kSeconds)];
        if (slot.second != second) slot = {second, 0, 0};
        return slot;
    }

    std::array<Slot, static_cast<std::size_t>(kSeconds)> m_slots{};
};

}  // namespace berth::sim::serving
