// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/request_pool.h"

#include <algorithm>

namespace berth::sim::serving {

std::uint32_t RequestPool::take() {
    if (!m_free.empty()) {
        const std::uint32_t slot = m_free.back();
        m_free.pop_back();
        return slot;
    }
    m_slots.emplace_back();
    m_rest.emplace_back();
    return static_cast<std::uint32_t>(m_slots.size() - 1);
}

void RequestPool::giveBack(std::uint32_t slot) {
    ActiveRequest& request = m_slots[slot];
    if (request.hasRest) m_rest[slot] = RequestRest{};
    const std::uint32_t generation = request.generation + 1;
    request = ActiveRequest{};
    request.generation = generation == 0 ? 1 : generation;
    m_free.push_back(slot);
}

void RequestPool::begin(InService& node, std::uint32_t slot) {
    ActiveRequest& request = m_slots[slot];
    request.inService = true;
    request.previous = static_cast<std::uint32_t>(node.slots.size());
    request.next = node.begun++;
    node.slots.push_back(slot);
}

void RequestPool::end(InService& node, std::uint32_t slot) {
    ActiveRequest& request = m_slots[slot];
    const std::uint32_t last = node.slots.back();
    node.slots[request.previous] = last;
    m_slots[last].previous = request.previous;
    node.slots.pop_back();
    request.previous = request.next = kNone;
    request.inService = false;
}

std::vector<std::uint32_t> RequestPool::all(const InService& node,
                                            const RequestList& waiting) const {
    std::vector<std::uint32_t> slots = node.slots;
    // By what lies between, since the numbers begin anew after four thousand million.
    std::sort(slots.begin(), slots.end(), [&](std::uint32_t a, std::uint32_t b) {
        return node.begun - m_slots[a].next > node.begun - m_slots[b].next;
    });
    for (std::uint32_t slot = waiting.first; slot != kNone; slot = m_slots[slot].next)
        slots.push_back(slot);
    return slots;
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
    if (slot >= m_slots.size() || !m_slots[slot].real || idOf(slot) != id) return kNone;
    return slot;
}

}  // namespace berth::sim::serving
