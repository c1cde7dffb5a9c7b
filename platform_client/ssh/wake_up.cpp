// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/wake_up.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace berth::platform_client::ssh {

WakeUp::WakeUp() : m_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void WakeUp::ring() const {
    const std::uint64_t one = 1;
    // It fails only when so many rings are waiting that the counter is full.
    [[maybe_unused]] const auto written = ::write(m_fd.get(), &one, sizeof one);
}

void WakeUp::clear() const {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(m_fd.get(), &count, sizeof count);
}

}  // namespace berth::platform_client::ssh
