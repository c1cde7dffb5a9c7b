// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace berth::sim::cluster {

// Image layers kept on one machine. The least recently used goes first when the capacity is
// exceeded, but never a pinned one: layers of nodes on the machine are pinned, so that the cache
// may stand above its capacity while nodes need more than it has.
class ImageCache {
  public:
    explicit ImageCache(std::int64_t capacity) : m_capacity(capacity) {}

    [[nodiscard]] bool has(const std::string& digest) const;
    // Makes it the most recently used; unknown layers are ignored.
    void touch(const std::string& digest);
    void insert(const std::string& digest, std::int64_t bytes);
    // It is here no more, pinned or not; unknown layers are ignored.
    void drop(const std::string& digest);
    // A layer may be pinned before it is here, and several times.
    void pin(const std::string& digest);
    void unpin(const std::string& digest);

    [[nodiscard]] std::int64_t used() const { return m_used; }
    [[nodiscard]] std::int64_t capacity() const { return m_capacity; }
    [[nodiscard]] int pins(const std::string& digest) const;

  private:
    void evict();

    struct Layer {
        std::int64_t bytes = 0;
        std::uint64_t lastUse = 0;
    };
    std::map<std::string, Layer> m_layers;
    std::map<std::string, int> m_pins;
    std::int64_t m_capacity = 0;
    std::int64_t m_used = 0;
    std::uint64_t m_uses = 0;
};

}  // namespace berth::sim::cluster
