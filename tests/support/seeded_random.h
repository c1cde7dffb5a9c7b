// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

#include "models/domain/random.h"

namespace berth::support {

// Random numbers that are the same in each run.
class SeededRandom final : public domain::Random {
  public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}
    [[nodiscard]] std::uint64_t next() override { return m_engine(); }

  private:
    std::mt19937_64 m_engine;
};

}  // namespace berth::support
