// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/engine/sampler.h"
#include "sim/images/image_model.h"

namespace berth::sim::serving {

// How long requests take, made ready for many draws.
struct ServiceTimes {
    engine::Sampler warm;
    std::optional<engine::Sampler> cold;  // nothing: as warm ones

    [[nodiscard]] engine::Time draw(bool isCold, engine::RandomStream& random) const {
        return (isCold && cold ? *cold : warm).draw(random);
    }
};

[[nodiscard]] inline ServiceTimes serviceTimes(const engine::Distribution& warm,
                                               const std::optional<engine::Distribution>& cold) {
    ServiceTimes times{engine::Sampler(warm), std::nullopt};
    if (cold) times.cold.emplace(*cold);
    return times;
}

}  // namespace berth::sim::serving
