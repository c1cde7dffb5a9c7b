// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "sim/engine/time.h"
#include "sim/serving/generated_request.h"

namespace berth::sim::serving {

struct TapedRequest {
    engine::Time at = 0;
    GeneratedRequest request;
};

// The newest requests that came to a link, to be played again. Memory grows up to kMost of them,
// whatever comes.
class TrafficTape {
  public:
    static constexpr std::size_t kMost = 1U << 16U;

    void add(engine::Time at, const GeneratedRequest& request) {
        if (m_ring.size() < kMost) {
            m_ring.push_back({at, request});
            return;
        }
        m_ring[m_oldest] = {at, request};
        m_oldest = (m_oldest + 1) % kMost;
    }
    // Those that came at or after `since`, oldest first.
    [[nodiscard]] std::vector<TapedRequest> read(engine::Time since) const {
        std::vector<TapedRequest> requests;
        for (std::size_t i = 0; i < m_ring.size(); ++i) {
            const TapedRequest& each = m_ring[(m_oldest + i) % m_ring.size()];
            if (each.at >= since) requests.push_back(each);
        }
        return requests;
    }

  private:
    std::vector<TapedRequest> m_ring;
    std::size_t m_oldest = 0;  // once it is full
};

}  // namespace berth::sim::serving
