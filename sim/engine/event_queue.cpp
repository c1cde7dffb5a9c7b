// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/event_queue.h"

#include <algorithm>
namespace berth::sim::engine {

bool EventQueue::cancel(EventHandle handle) {
    const std::uint64_t index = slotOf(handle.value);
    if (!handle.valid() || index >= m_slots.size()) return false;
    Slot& slot = m_slots[index];
    if (slot.key != handle.value) return false;
    freeSlot(slot, index);
    ++m_cancelled;
    // Sweeping costs as much as there are entries, and at least half of them go.
    constexpr std::size_t kWorthIt = 64;
    if (m_cancelled > kWorthIt && m_cancelled > m_live) sweep();
    return true;
}

// The open place walks down to a leaf by the least child, and the last entry rises from there: it
// is mostly a late one, so comparing it on the way down would cost more (Wegener, "Bottom-up
// heapsort", 1993).
void EventQueue::closeRoot() const {
    m_rootOpen = false;
    --m_end;
    const Entry last = place(m_end);
    place(m_end) = kNever;
    if (m_end == kRoot) return;
    std::size_t p = kRoot;
    const std::size_t families = (m_end + 3) / 4;
    while (p - 2 < families) {
        const Entry* child = m_families.data()[p - 2].entries.data();
        fetchGrandchildren(p - 2);
        const unsigned least = leastOf(child);
        place(p) = child[least];
        p = 4 * (p - 2) + least;
    }
    rise(p, last);
}

void EventQueue::growSlots() {
    require(m_slots.size() < kNoSlot, "more than 2^22 events are pending");
    const std::size_t old = m_slots.size();
    const std::size_t wanted = std::min<std::size_t>(std::max<std::size_t>(64, 2 * old), kNoSlot);
    m_slots.resize(wanted);
    // The lowest index is taken first.
    for (std::size_t i = wanted; i-- > old;) {
        m_slots[i].event.b = m_freeSlot;
        m_freeSlot = i;
    }
}

void EventQueue::sweep() {
    std::vector<Entry> kept;
    kept.reserve(m_live);
    for (std::size_t p = m_rootOpen ? kRoot + 1 : kRoot; p < m_end; ++p) {
        if (!cancelled(place(p))) kept.push_back(place(p));
    }
    // In order, every parent lies before its children.
    std::sort(kept.begin(), kept.end(), before);
    m_families.assign(1, Family{});
    m_end = kRoot;
    m_rootOpen = false;
    m_cancelled = 0;
    for (const Entry& entry : kept)
        append(entry);
}

}  // namespace berth::sim::engine
