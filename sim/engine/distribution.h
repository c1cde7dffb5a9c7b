// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "sim/engine/empirical.h"
#include "sim/engine/random.h"
#include "sim/engine/time.h"

namespace berth::sim::engine {

enum class DistributionKind {
    Constant,
    Exponential,
    Lognormal,
    Gamma,
    Weibull,
    Uniform,
    Empirical
};

// A distribution of positive spans as a value, in seconds. Lognormal, Gamma and Weibull are given
// by their mean and coefficient of variation (standard deviation / mean); Uniform spans mean·(1 ±
// cv·√3), cut at 0. Empirical draws from `values`, whose mean and cv it repeats. Who draws often
// keeps a Sampler.
struct Distribution {
    DistributionKind kind = DistributionKind::Constant;
    double mean = 0;
    double cv = 1;
    EmpiricalValues values = {};

    [[nodiscard]] static Distribution empirical(EmpiricalValues values) {
        const double mean = values.mean();
        const double cv = values.cv();
        return {DistributionKind::Empirical, mean, cv, std::move(values)};
    }

    [[nodiscard]] double drawSeconds(RandomStream& random) const;
    // Rounded to whole nanoseconds, never negative.
    [[nodiscard]] Time draw(RandomStream& random) const;

    friend bool operator==(const Distribution&, const Distribution&) = default;
};

}  // namespace berth::sim::engine
