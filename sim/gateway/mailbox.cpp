// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/gateway/mailbox.h"

#include <boost/asio/post.hpp>
#include <utility>

namespace berth::sim::gateway {

void Mailbox::put(Delivery delivery) {
    const std::lock_guard lock(m_mutex);
    if (m_context == nullptr) return;
    m_waiting.push_back(std::move(delivery));
    if (m_waiting.size() == 1) boost::asio::post(*m_context, [this] { drain(); });
}

void Mailbox::close() {
    const std::lock_guard lock(m_mutex);
    m_context = nullptr;
    m_waiting.clear();
}

void Mailbox::drain() {
    {
        const std::lock_guard lock(m_mutex);
        m_taken.swap(m_waiting);
    }
    for (Delivery& delivery : m_taken)
        m_handler(delivery);
    m_taken.clear();
}

}  // namespace berth::sim::gateway
