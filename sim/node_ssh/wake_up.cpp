// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/wake_up.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace berth::sim::node_ssh {

WakeUp::WakeUp() : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void WakeUp::set() const {
    const std::uint64_t one = 1;
    // It fails only when it is set already.
    [[maybe_unused]] const auto written = ::write(m_descriptor.get(), &one, sizeof(one));
}

void WakeUp::clear() const {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(m_descriptor.get(), &count, sizeof(count));
}

}  // namespace berth::sim::node_ssh
