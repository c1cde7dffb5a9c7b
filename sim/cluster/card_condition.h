// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace berth::sim::cluster {

// What is wrong with one card of a machine. The platform does not look at it: a card that is lost
// or slow is given out like any other, as long as its machine is.
struct CardCondition {
    bool lost = false;                                        // fell off the bus
    double speed = 1;                                         // of a healthy one, above 0
    std::int64_t correctedErrors = 0, uncorrectedErrors = 0;  // of its memory, since the start
    bool remapPending = false, remapFailed = false;           // rows of its memory

    friend bool operator==(const CardCondition&, const CardCondition&) = default;
};

}  // namespace berth::sim::cluster
