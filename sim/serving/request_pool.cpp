// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/request_pool.h"

namespace berth::sim::serving {

std::uint32_t RequestPool::take() {
    if (!m_free.empty()) {
        const std::uint32_t slot = m_free.back();
        m_free.pop_back();
        return slot;
    }
    m_slots.emplace_back();
    return static_cast<std::uint32_t>(m_slots.size() - 1);
}

void RequestPool::giveBack(std::uint32_t slot) {
    ActiveRequest& request = m_slots[slot];
    const std::uint32_t generation = request.generation + 1;
    request = ActiveRequest{};
    request.generation = generation == 0 ? 1 : generation;
    m_free.push_back(slot);
}

void RequestPool::append(RequestList& list, std::uint32_t slot) {
    ActiveRequest& request = m_slots[slot];
    request.previous = list.last;
    request.next = kNone;
    (list.last == kNone ? list.first : m_slots[list.last].next) = slot;
    list.last = slot;
    ++list.size;
}

void RequestPool::unlink(RequestList& list, std::uint32_t slot) {
    ActiveRequest& request = m_slots[slot];
    (request.previous == kNone ? list.first : m_slots[request.previous].next) = request.next;
    (request.next == kNone ? list.last : m_slots[request.next].previous) = request.previous;
    request.previous = request.next = kNone;
    --list.size;
}

std::uint32_t RequestPool::find(std::uint64_t id) const {
    const auto slot = static_cast<std::uint32_t>(id);
    if (slot >= m_slots.size() || !m_slots[slot].exchange || idOf(slot) != id) return kNone;
    return slot;
}

}  // namespace berth::sim::serving
