// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/channel.h"

#include <algorithm>

namespace berth::platform_client::ssh {

Channel::~Channel() {
    {
        const std::lock_guard lock(m_shared->calls);
        m_shared->open = false;
    }
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->dropped = true;
        m_shared->touched = true;
    }
    touch();
}

void Channel::touch() const {
    m_shared->wakeUp->ring();
}

void Channel::write(std::string_view bytes) {
    {
        const std::lock_guard lock(m_shared->mutex);
        if (m_shared->outgoingEnds) return;
        m_shared->outgoing += bytes;
        m_shared->touched = true;
    }
    touch();
}

void Channel::writeEnd() {
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->outgoingEnds = true;
        m_shared->touched = true;
    }
    touch();
}

void Channel::resize(domain::ShellSize size) {
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->newSize = size;
        m_shared->touched = true;
    }
    touch();
}

void Channel::taken(std::size_t bytes) {
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->given -= std::min(bytes, m_shared->given);
        m_shared->touched = true;
    }
    touch();
}

}  // namespace berth::platform_client::ssh
