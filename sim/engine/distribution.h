// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/random.h"
#include "sim/engine/time.h"

namespace berth::sim::engine {

enum class DistributionKind { Constant, Exponential, Lognormal, Gamma, Weibull, Uniform };

// A distribution of positive spans as a value, in seconds. Lognormal, Gamma and Weibull are given
// by their mean and coefficient of variation (standard deviation / mean); Uniform spans mean·(1 ±
// cv·√3), cut at 0. Who draws often keeps a Sampler.
struct Distribution {
    DistributionKind kind = DistributionKind::Constant;
    double mean = 0;
    double cv = 1;

    [[nodiscard]] double drawSeconds(RandomStream& random) const;
    // Rounded to whole nanoseconds, never negative.
    [[nodiscard]] Time draw(RandomStream& random) const;

    friend bool operator==(const Distribution&, const Distribution&) = default;
};

}  // namespace berth::sim::engine
