// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace berth::sim::serving {

using NodeKey = std::uint32_t;        // never used twice in a simulation
using DeploymentKey = std::uint32_t;  // likewise

// One port of one deployment: what has exactly one link.
struct LinkKey {
    DeploymentKey deployment = 0;
    std::uint16_t port = 0;

    friend auto operator<=>(const LinkKey&, const LinkKey&) = default;
};

}  // namespace berth::sim::serving
