// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace berth::sim::cluster {

// Events of this room: kind 0x01xx. `a` is the node's key unless said otherwise.
enum NodeEvent : std::uint32_t {
    kBeginsToListen = 0x0101,  // the process is up and accepts connections
    kProcessEnds = 0x0102,     // the image's own crash
    kRestartDue = 0x0103,      // the end of a restart back-off
    kPullRetryDue = 0x0104,    // the end of a pull back-off
    kDrainCheck = 0x0105,      // are the last requests done?
    kExitCheck = 0x0106,       // after SIGTERM: has the process finished?
    kGraceOver = 0x0107,       // SIGKILL
    kForgetNode = 0x0108,      // ended long enough ago
    kMachineSilent = 0x0109,   // a: machine
    kEvictNext = 0x010A,       // a: machine
    kWorkDone = 0x010B,        // the program of a job has come to its end
    kPullAttemptFails = 0x0110,
    kTransferDue = 0x0111,  // a: machine; the next layer is complete
    kSharesDue = 0x0112,    // a: region; more or fewer of its machines pull than before
    kProbeTick = 0x0120,    // b: which probe
};

}  // namespace berth::sim::cluster
