// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/image_cache.h"
#include "sim/engine/require.h"

namespace berth::sim::cluster {

bool ImageCache::has(const std::string& digest) const {
    return m_layers.contains(digest);
}

void ImageCache::touch(const std::string& digest) {
    const auto found = m_layers.find(digest);
    if (found != m_layers.end()) found->second.lastUse = ++m_uses;
}

void ImageCache::insert(const std::string& digest, std::int64_t bytes) {
    const auto [place, fresh] = m_layers.try_emplace(digest, Layer{bytes, 0});
    place->second.lastUse = ++m_uses;
    if (!fresh) return;
    m_used += bytes;
    evict();
}

void ImageCache::drop(const std::string& digest) {
    const auto found = m_layers.find(digest);
    if (found == m_layers.end()) return;
    m_used -= found->second.bytes;
    m_layers.erase(found);
}

void ImageCache::pin(const std::string& digest) {
    ++m_pins[digest];
}

void ImageCache::unpin(const std::string& digest) {
    const auto found = m_pins.find(digest);
    engine::require(found != m_pins.end(), "unpinned more often than pinned");
    if (--found->second == 0) m_pins.erase(found);
    evict();
}

int ImageCache::pins(const std::string& digest) const {
    const auto found = m_pins.find(digest);
    return found == m_pins.end() ? 0 : found->second;
}

void ImageCache::evict() {
    while (m_used > m_capacity) {
        auto oldest = m_layers.end();
        for (auto it = m_layers.begin(); it != m_layers.end(); ++it) {
            if (m_pins.contains(it->first)) continue;
            if (oldest == m_layers.end() || it->second.lastUse < oldest->second.lastUse)
                oldest = it;
        }
        if (oldest == m_layers.end()) return;
        m_used -= oldest->second.bytes;
        m_layers.erase(oldest);
    }
}

}  // namespace berth::sim::cluster
