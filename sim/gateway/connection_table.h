// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace berth::sim::gateway {

class Connection;

// The open connections under numbers that never name another one later. Of the gateway's thread.
class ConnectionTable {
  public:
    std::uint64_t add(std::shared_ptr<Connection> connection);
    void remove(std::uint64_t id);
    [[nodiscard]] Connection* find(std::uint64_t id) const;
    // A copy, because what is done to a connection may remove it.
    [[nodiscard]] std::vector<std::shared_ptr<Connection>> all() const;
    [[nodiscard]] std::size_t size() const { return m_size; }

  private:
    struct Slot {
        std::shared_ptr<Connection> connection;
        std::uint32_t generation = 1;
    };
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_free;
    std::size_t m_size = 0;
};

}  // namespace berth::sim::gateway
