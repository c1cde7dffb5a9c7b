// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::sim::engine {

// Mistakes that a test puts into the simulator to see that exploring finds them. They exist in that
// test program only, which compiles the few sources with a place for one again, under
// BERTH_PLANTED_FAULTS, and says which is there; everywhere else the question is no code at all.
enum class PlantedFault {
    GpuGivenTwice,     // what is on a machine that comes back is given out again
    BillCountedTwice,  // what a node still owes when it ends is booked twice
    TaskLost,          // a run of a job that succeeded after a restart is forgotten
};

#ifdef BERTH_PLANTED_FAULTS
inline namespace planted {
[[nodiscard]] bool isPlanted(PlantedFault fault);  // the test has it
}
#else
inline namespace shipped {
[[nodiscard]] constexpr bool isPlanted(PlantedFault /*fault*/) {
    return false;
}
}  // namespace shipped
#endif

}  // namespace berth::sim::engine
