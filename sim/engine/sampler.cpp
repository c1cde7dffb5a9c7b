// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/sampler.h"

#include <algorithm>
#include <cmath>

#include "sim/engine/portable_math.h"

namespace berth::sim::engine {
namespace {

// The k with Γ(1+2/k)/Γ(1+1/k)² = 1+cv². The left side falls as k grows; 60 halvings between
// k = 1/8 and k = 100 reach the last place.
double weibullShape(double cv) {
    const double target = portableLog(1.0 + cv * cv);
    double low = 0.125;
    double high = 100.0;
    for (int i = 0; i < 60; ++i) {
        const double shape = 0.5 * (low + high);
        const double log =
            portableLogGamma(1.0 + 2.0 / shape) - 2.0 * portableLogGamma(1.0 + 1.0 / shape);
        (log > target ? low : high) = shape;
    }
    return 0.5 * (low + high);
}

double drawGamma(RandomStream& random, double shape) {
    const bool boosted = shape < 1.0;
    const double d = (boosted ? shape + 1.0 : shape) - 1.0 / 3;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
        const double x = random.normal(0, 1);
        const double root = 1.0 + c * x;
        if (root <= 0) continue;
        const double v = root * root * root;
        const double u = random.uniformAboveZero();
        if (portableLog(u) >= 0.5 * x * x + d * (1.0 - v + portableLog(v))) continue;
        if (!boosted) return d * v;
        return d * v * portableExp(portableLog(random.uniformAboveZero()) / shape);
    }
}

}  // namespace

Sampler::Sampler(const Distribution& distribution) : m_kind(distribution.kind) {
    const double mean = distribution.mean;
    const double cv = distribution.cv;
    m_scale = mean;
    const bool shaped =
        m_kind != DistributionKind::Constant && m_kind != DistributionKind::Exponential;
    if (m_kind == DistributionKind::Empirical) {
        m_values = distribution.values;
    } else if (!(mean > 0)) {
        m_kind = DistributionKind::Constant;
        m_scale = 0;
    } else if (shaped && !(cv > 0)) {
        m_kind = DistributionKind::Constant;
    } else if (m_kind == DistributionKind::Lognormal) {
        const double variance = portableLog(1.0 + cv * cv);
        m_shape = std::sqrt(variance);
        m_scale = portableLog(mean) - 0.5 * variance;
    } else if (m_kind == DistributionKind::Gamma) {
        m_shape = 1.0 / (cv * cv);
        m_scale = mean / m_shape;
    } else if (m_kind == DistributionKind::Weibull) {
        m_shape = weibullShape(cv);
        m_scale = mean / portableExp(portableLogGamma(1.0 + 1.0 / m_shape));
    } else if (m_kind == DistributionKind::Uniform) {
        m_shape = mean * cv * std::sqrt(3.0);  // half its width
    }
}

double Sampler::drawSeconds(RandomStream& random) const {
    switch (m_kind) {
        case DistributionKind::Constant:
            return m_scale;
        case DistributionKind::Exponential:
            return random.exponential(m_scale);
        case DistributionKind::Lognormal:
            return portableExp(random.normal(m_scale, m_shape));
        case DistributionKind::Gamma:
            return m_scale * drawGamma(random, m_shape);
        case DistributionKind::Weibull: {
            const double unit = random.exponential(1.0);
            return unit > 0 ? m_scale * portableExp(portableLog(unit) / m_shape) : 0;
        }
        case DistributionKind::Uniform:
            return std::max(0.0, m_scale + m_shape * (2.0 * random.uniform() - 1.0));
        case DistributionKind::Empirical:
            return m_values.draw(random);
    }
    return 0;
}

Time Sampler::draw(RandomStream& random) const {
    constexpr double kLongest = 0x1p61;
    // Never negative, so that cutting after adding a half is rounding.
    return static_cast<Time>(std::min(drawSeconds(random) * 1e9 + 0.5, kLongest));
}

}  // namespace berth::sim::engine
