// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "models/domain/ids.h"

namespace berth::domain {

// A source of random numbers, behind a seam so that tests can set it. Not for the simulation, whose
// streams are seeded and named.
class Random {
  public:
    Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;
    virtual ~Random() = default;

    // 64 bits, uniform.
    [[nodiscard]] virtual std::uint64_t next() = 0;
};

// The kernel's generator, getrandom(2): fit for tokens and ids. Thread-safe.
class SystemRandom final : public Random {
  public:
    [[nodiscard]] std::uint64_t next() override;
};

// 32 lower-case hexadecimal digits out of 128 random bits.
[[nodiscard]] OperationId newOperationId(Random& random);

}  // namespace berth::domain
