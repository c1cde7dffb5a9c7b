// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "sim/engine/time.h"

namespace berth::sim::serving {

// A request that nobody outside sends.
struct GeneratedRequest {
    static constexpr std::uint32_t kTimesOfImage = 0xFFFFFFFFU;

    engine::Time service = -1;            // how long it takes; below 0: drawn
    std::uint32_t times = kTimesOfImage;  // from what: see Serving::addServiceTimes()
    std::uint32_t client = 0;             // the number of its caller, for policies that hash
    std::uint64_t ticket = 0;  // of who wants to know its end: see ServingListener::onEnded()
};

}  // namespace berth::sim::serving
