// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "models/domain/balancing_options.h"
#include "sim/engine/time.h"

namespace berth::sim::serving {

inline constexpr engine::Time kLongestEjection = 300 * engine::kSecond;

// Whether one more may be put out of a rotation that has so many left: one may always be out, but
// never the last.
[[nodiscard]] inline bool mayEject(const domain::Ejection& rule, int inRotation, int ejected) {
    const int most = std::max(1, (inRotation + ejected) * rule.mostPercent / 100);
    return ejected < most && inRotation >= 2;
}

// How long one is out that is ejected now, and has been back for so long since it last was. Of
// earlier ejections one is forgotten for each base time that went well; this one is counted.
[[nodiscard]] inline engine::Time ejectionSpan(const domain::Ejection& rule,
                                               std::int64_t& ejections, engine::Time wellFor) {
    const engine::Time base = rule.baseTime.count();
    ejections = std::max<std::int64_t>(0, ejections - wellFor / base) + 1;
    const engine::Time longest = std::max(base, kLongestEjection);
    return ejections > longest / base ? longest : base * ejections;
}

}  // namespace berth::sim::serving
