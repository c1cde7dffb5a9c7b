// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "models/domain/random.h"
#include "models/domain/remote_host.h"
#include "platform_client/ssh/ssh_options.h"

namespace berth::platform_client::ssh {

// Doubled from try to try up to the longest, and shortened by up to a quarter by chance, so that
// many connections that broke together do not come back together.
class RetryDelay {
  public:
    explicit RetryDelay(const Patience& patience)
        : m_first(patience.firstRetry), m_longest(patience.longestRetry), m_next(m_first) {}

    void reset() { m_next = m_first; }
    [[nodiscard]] domain::Duration next(domain::Random& random) {
        const domain::Duration whole = m_next;
        m_next = std::min(m_next * 2, m_longest);
        const auto quarter = static_cast<std::uint64_t>(whole.count() / 4);
        return whole - domain::Duration(quarter == 0 ? 0 : random.next() % quarter);
    }

  private:
    const domain::Duration m_first, m_longest;
    domain::Duration m_next;
};

// Whether to try again by itself what failed so after a connection was lost: while a computer
// starts anew it is gone, then refuses, then speaks. What was decided, here or there, stays.
[[nodiscard]] constexpr bool mayPass(domain::RemoteTrouble trouble) {
    switch (trouble) {
        case domain::RemoteTrouble::NameUnknown:
        case domain::RemoteTrouble::NoNetwork:
        case domain::RemoteTrouble::Refused:
        case domain::RemoteTrouble::TimedOut:
        case domain::RemoteTrouble::NotSsh:
        case domain::RemoteTrouble::JumpRefused:
        case domain::RemoteTrouble::ConnectionLost:
            return true;
        default:
            return false;
    }
}

}  // namespace berth::platform_client::ssh
