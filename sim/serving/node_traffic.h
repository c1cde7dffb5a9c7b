// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "sim/engine/time.h"
#include "sim/serving/serving.h"

namespace berth::sim::serving {

// Requests served by one node, and how busy it has been over the last minute: twelve closed slots
// of 5 s and the one that is running.
class NodeTrafficMeter {
  public:
    void begin(engine::Time now, int concurrency);  // the container listens: the minute starts anew
    void served(engine::Time now);
    void inServiceChanged(engine::Time now, int inService);
    [[nodiscard]] NodeTraffic at(engine::Time now) const;

  private:
    static constexpr engine::Time kSlot = 5 * engine::kSecond;
    static constexpr std::size_t kSlots = 13;
    struct Slot {
        std::int64_t number = -1;  // time / kSlot
        std::int64_t served = 0;
        engine::Time busy = 0;  // sum over the requests in service
    };

    Slot& slotAt(std::int64_t number);
    void advance(engine::Time now);

    std::array<Slot, kSlots> m_slots{};
    engine::Time m_since = 0;
    engine::Time m_advanced = 0;
    int m_inService = 0;
    int m_concurrency = 1;
    std::int64_t m_total = 0;
};

}  // namespace berth::sim::serving
