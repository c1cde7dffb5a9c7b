// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/trace_arrivals.h"

#include "sim/engine/portable_math.h"

namespace berth::sim::workload {

std::optional<Arrival> TraceReplay::next(engine::Time, engine::RandomStream& random) {
    if (m_trace->counted()) return nextCounted(random);
    if (m_line == m_trace->lines()) return std::nullopt;
    const std::size_t line = m_line++;
    return Arrival{m_begin + m_trace->time(line), m_trace->service(line)};
}

std::optional<Arrival> TraceReplay::nextCounted(engine::RandomStream& random) {
    while (m_line < m_trace->lines() && m_done == m_trace->count(m_line)) {
        ++m_line;
        m_done = 0;
        m_part = 0;
    }
    if (m_line == m_trace->lines()) return std::nullopt;
    const auto left = static_cast<double>(m_trace->count(m_line) - m_done++);
    const double root = engine::portableExp(engine::portableLog(random.uniformAboveZero()) / left);
    m_part += (1.0 - m_part) * (1.0 - root);
    // The last line has no requests, so there is a next one.
    const engine::Time start = m_trace->time(m_line);
    const auto length = static_cast<double>(m_trace->time(m_line + 1) - start);
    return Arrival{m_begin + start + static_cast<engine::Time>(m_part * length)};
}

}  // namespace berth::sim::workload
