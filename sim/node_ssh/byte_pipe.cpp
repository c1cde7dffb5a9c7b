// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/byte_pipe.h"

#include <algorithm>
#include <utility>

namespace berth::sim::node_ssh {

BytePipe::BytePipe(std::size_t capacity, std::function<void()> changed)
    : m_capacity(capacity), m_changed(std::move(changed)) {}

void BytePipe::take(std::size_t bytes) {
    m_first += bytes;
    // Now and then the front is given back, so that taking costs no more than what is taken.
    if (m_first == m_bytes.size() || m_first > m_capacity) {
        m_bytes.erase(0, m_first);
        m_first = 0;
    }
}

std::size_t BytePipe::read(std::span<char> into, const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    if (!m_news.wait(lock, stop, [this] { return held() > 0 || m_ended || m_broken; })) return 0;
    const std::size_t count = std::min(into.size(), held());
    std::copy_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(m_first), count, into.begin());
    take(count);
    lock.unlock();
    if (count > 0) m_changed();
    return count;
}

bool BytePipe::write(std::string_view bytes, const std::stop_token& stop) {
    while (!bytes.empty()) {
        std::unique_lock lock(m_mutex);
        if (!m_news.wait(lock, stop, [this] { return held() < m_capacity || m_broken; }))
            return false;
        if (m_broken) return false;
        const std::size_t count = std::min(bytes.size(), m_capacity - held());
        m_bytes.append(bytes.substr(0, count));
        bytes.remove_prefix(count);
        lock.unlock();
        m_changed();
    }
    return true;
}

std::size_t BytePipe::room() const {
    const std::lock_guard lock(m_mutex);
    return m_broken || m_ended ? 0 : m_capacity - std::min(m_capacity, held());
}

void BytePipe::push(std::string_view bytes) {
    {
        const std::lock_guard lock(m_mutex);
        m_bytes.append(bytes);
    }
    m_news.notify_all();
}

void BytePipe::end() {
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_news.notify_all();
}

void BytePipe::breakOff() {
    {
        const std::lock_guard lock(m_mutex);
        m_broken = true;
    }
    m_news.notify_all();
}

std::string BytePipe::peek(std::size_t most) const {
    const std::lock_guard lock(m_mutex);
    return m_bytes.substr(m_first, most);
}

void BytePipe::drop(std::size_t bytes) {
    {
        const std::lock_guard lock(m_mutex);
        take(std::min(bytes, held()));
    }
    m_news.notify_all();
}

bool BytePipe::empty() const {
    const std::lock_guard lock(m_mutex);
    return held() == 0;
}

}  // namespace berth::sim::node_ssh
