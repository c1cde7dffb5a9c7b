// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/distribution.h"

#include "sim/engine/sampler.h"

namespace berth::sim::engine {

double Distribution::drawSeconds(RandomStream& random) const {
    return Sampler(*this).drawSeconds(random);
}

Time Distribution::draw(RandomStream& random) const {
    return Sampler(*this).draw(random);
}

}  // namespace berth::sim::engine
