// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/require.h"

#include <cstdio>
#include <cstdlib>

namespace berth::sim::engine {

void breach(const char* what) noexcept {
    std::fprintf(stderr, "Internal error in the simulation: %s\n", what);
    std::abort();
}

}  // namespace berth::sim::engine
