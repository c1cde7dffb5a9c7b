// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/gateway/connection_table.h"

#include <utility>

#include "sim/gateway/connection.h"

namespace berth::sim::gateway {

std::uint64_t ConnectionTable::add(std::shared_ptr<Connection> connection) {
    std::uint32_t index = 0;
    if (m_free.empty()) {
        index = static_cast<std::uint32_t>(m_slots.size());
        m_slots.emplace_back();
    } else {
        index = m_free.back();
        m_free.pop_back();
    }
    m_slots[index].connection = std::move(connection);
    ++m_size;
    return (std::uint64_t{m_slots[index].generation} << 32U) | index;
}

void ConnectionTable::remove(std::uint64_t id) {
    if (find(id) == nullptr) return;
    const auto index = static_cast<std::uint32_t>(id);
    m_slots[index].connection.reset();
    ++m_slots[index].generation;
    m_free.push_back(index);
    --m_size;
}

Connection* ConnectionTable::find(std::uint64_t id) const {
    const auto index = static_cast<std::uint32_t>(id);
    if (index >= m_slots.size() || m_slots[index].generation != id >> 32U) return nullptr;
    return m_slots[index].connection.get();
}

std::vector<std::shared_ptr<Connection>> ConnectionTable::all() const {
    std::vector<std::shared_ptr<Connection>> out;
    out.reserve(m_size);
    for (const Slot& slot : m_slots) {
        if (slot.connection) out.push_back(slot.connection);
    }
    return out;
}

}  // namespace berth::sim::gateway
