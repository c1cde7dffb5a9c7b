// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/random.h"

#include <fmt/core.h>
#include <sys/random.h>

#include <cerrno>
#include <cstdlib>

namespace berth::domain {

std::uint64_t SystemRandom::next() {
    std::uint64_t value = 0;
    for (;;) {
        const ssize_t got = getrandom(&value, sizeof value, 0);
        if (got == static_cast<ssize_t>(sizeof value)) return value;
        // Up to 256 bytes come whole once the generator is seeded; only a signal before that can
        // interrupt. Without randomness no id is unique: going on would be worse than ending.
        if (got < 0 && errno != EINTR) std::abort();
    }
}

OperationId newOperationId(Random& random) {
    const std::uint64_t high = random.next();
    const std::uint64_t low = random.next();
    return OperationId{fmt::format("{:016x}{:016x}", high, low)};
}

}  // namespace berth::domain
