// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "sim/engine/random.h"
#include "sim/engine/time.h"
#include "sim/workload/arrival_spec.h"

namespace berth::sim::workload {

struct Arrival {
    engine::Time at = 0;
    engine::Time service = -1;  // how long it takes; below 0: the node draws that
};

// When requests come. One object for each load, with its random stream handed in: what has been
// drawn is the only state beside a position. Exact in law: no rate is taken for constant over some
// step of time.
class ArrivalProcess {
  public:
    ArrivalProcess() = default;
    ArrivalProcess(const ArrivalProcess&) = delete;
    ArrivalProcess& operator=(const ArrivalProcess&) = delete;
    virtual ~ArrivalProcess() = default;

    // The arrival after `after`, which is the last one's time or the start of the load. Nothing:
    // there is none within the 73 years that an engine counts.
    virtual std::optional<Arrival> next(engine::Time after, engine::RandomStream& random) = 0;
};

// `begin`: when the load starts.
[[nodiscard]] std::unique_ptr<ArrivalProcess> makeArrivals(const ArrivalSpec& spec,
                                                           engine::Time begin);

// `seconds` after `after`: rounded to whole nanoseconds, at least one, so that two arrivals of a
// process never meet. Nothing beyond 2^61 ns, where the additions of others would overflow.
[[nodiscard]] std::optional<engine::Time> instantAfter(engine::Time after, double seconds);

}  // namespace berth::sim::workload
