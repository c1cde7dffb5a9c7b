// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/time.h"

namespace berth::sim::serving {

// Whether the next request finds its node cold: the first few after its container began to listen,
// and the first few after it has had nothing in service for longer than it is kept warm.
class Warmth {
  public:
    // `keepWarm` 0: for ever.
    void begin(int coldRequests, engine::Time keepWarm) {
        m_coldRequests = coldRequests;
        m_keepWarm = keepWarm;
        m_coldLeft = coldRequests;
    }

    // A request begins while `others` are in service. True: it is a cold one.
    bool takesCold(engine::Time now, int others) {
        if (m_keepWarm > 0 && others == 0 && now - m_idleSince > m_keepWarm)
            m_coldLeft = m_coldRequests;
        if (m_coldLeft == 0) return false;
        --m_coldLeft;
        return true;
    }
    // The last request in service ended.
    void idle(engine::Time now) { m_idleSince = now; }

  private:
    int m_coldRequests = 0;
    int m_coldLeft = 0;
    engine::Time m_keepWarm = 0;
    engine::Time m_idleSince = 0;
};

}  // namespace berth::sim::serving
