// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "sim/workload/arrivals.h"
#include "sim/workload/trace.h"

namespace berth::sim::workload {

// Replays a trace once, exactly: line by line at its time, also several at one instant. Where lines
// count, the n requests of one lie as n uniform numbers in order would: each next one at the least
// of the n that are left, t + (end − t)·(1 − U^(1/n)) (David and Nagaraja, "Order Statistics",
// 2003, section 2.5), so that none has to be kept.
class TraceReplay final : public ArrivalProcess {
  public:
    TraceReplay(const TraceArrivals& spec, engine::Time begin)
        : m_trace(spec.trace), m_begin(begin) {}

    std::optional<Arrival> next(engine::Time after, engine::RandomStream& random) override;

  private:
    std::optional<Arrival> nextCounted(engine::RandomStream& random);

    std::shared_ptr<const Trace> m_trace;
    engine::Time m_begin;
    std::size_t m_line = 0;
    std::int64_t m_done = 0;  // of the requests of the line
    double m_part = 0;        // of its time that has passed, 0 … 1
};

}  // namespace berth::sim::workload
