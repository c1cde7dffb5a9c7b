// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/engine/distribution.h"
#include "sim/engine/random.h"
#include "sim/engine/time.h"

namespace berth::sim::engine {

// A Distribution made ready for many draws: what its mean and coefficient of variation say about
// its own parameters is worked out once. Gives the same numbers as the Distribution itself.
//
// Gamma: shape 1/cv², drawn after Marsaglia and Tsang, "A simple method for generating gamma
// variables", 2000 (below shape 1 with their boost by U^(1/shape)). Lognormal: σ² = ln(1+cv²),
// μ = ln mean − σ²/2. Weibull: the shape k solves Γ(1+2/k)/Γ(1+1/k)² = 1+cv², by bisection; cv from
// .013 to 113, beyond which the nearest is taken. A mean of 0 or less always draws 0; a cv of 0 or
// less always draws the mean. Empirical draws from its values, whatever mean and cv say.
class Sampler {
  public:
    explicit Sampler(const Distribution& distribution);

    [[nodiscard]] double drawSeconds(RandomStream& random) const;
    // Rounded to whole nanoseconds, from 0 to 2^61 (73 years).
    [[nodiscard]] Time draw(RandomStream& random) const;

  private:
    DistributionKind m_kind;
    double m_scale = 0;  // the mean, or what the shape is multiplied with
    double m_shape = 0;
    EmpiricalValues m_values;
};

}  // namespace berth::sim::engine
