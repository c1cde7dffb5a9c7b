// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "models/domain/error.h"
#include "sim/serving/link_key.h"

namespace berth::sim::platform {

// Gives port links a real address. Called on the simulation's thread; must be quick.
class LinkHost {
  public:
    LinkHost() = default;
    LinkHost(const LinkHost&) = delete;
    LinkHost& operator=(const LinkHost&) = delete;
    virtual ~LinkHost() = default;

    // Listens on the loopback interface and says on which port. preferredPort 0: any free one; a
    // preferred port that is taken is refused with AlreadyExists.
    virtual domain::Result<std::uint16_t> open(serving::LinkKey link,
                                               std::uint16_t preferredPort) = 0;
    virtual void close(serving::LinkKey link) = 0;
};

}  // namespace berth::sim::platform
