// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/node_traffic.h"

#include <algorithm>
#include <cstddef>

namespace berth::sim::serving {

void NodeTrafficMeter::begin(engine::Time now, int concurrency) {
    m_slots = {};
    m_since = m_advanced = now;
    m_inService = 0;
    m_concurrency = std::max(concurrency, 1);
}

NodeTrafficMeter::Slot& NodeTrafficMeter::slotAt(std::int64_t number) {
    Slot& slot = m_slots[static_cast<std::size_t>(number) % kSlots];
    if (slot.number != number) slot = {number, 0, 0};
    return slot;
}

void NodeTrafficMeter::advance(engine::Time now) {
    if (m_inService > 0) {
        // What lies before the window need not be written.
        engine::Time from =
            std::max(m_advanced, (now / kSlot - static_cast<engine::Time>(kSlots) + 1) * kSlot);
        while (from < now) {
            const std::int64_t number = from / kSlot;
            const engine::Time to = std::min(now, (number + 1) * kSlot);
            slotAt(number).busy += (to - from) * m_inService;
            from = to;
        }
    }
    m_advanced = now;
}

void NodeTrafficMeter::served(engine::Time now) {
    ++m_total;
    ++slotAt(now / kSlot).served;
}

void NodeTrafficMeter::inServiceChanged(engine::Time now, int inService) {
    advance(now);
    m_inService = inService;
}

NodeTraffic NodeTrafficMeter::at(engine::Time now) const {
    NodeTrafficMeter copy = *this;
    copy.advance(now);
    const std::int64_t current = now / kSlot;
    const std::int64_t oldest = current - static_cast<std::int64_t>(kSlots) + 1;
    std::int64_t served = 0;
    engine::Time busy = 0;
    for (const Slot& slot : copy.m_slots) {
        if (slot.number < oldest || slot.number > current) continue;
        served += slot.served;
        busy += slot.busy;
    }
    // A node younger than the window is measured over its age, but over a second at least.
    const engine::Time begin = std::max(m_since, std::max<engine::Time>(oldest, 0) * kSlot);
    const double span = static_cast<double>(std::max(now - begin, engine::kSecond));
    NodeTraffic out;
    out.served = m_total;
    out.requestsPerSecond = static_cast<double>(served) / span * 1e9;
    out.busy = std::clamp(static_cast<double>(busy) / span / m_concurrency, 0.0, 1.0);
    return out;
}

}  // namespace berth::sim::serving
