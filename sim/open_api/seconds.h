// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

#include "models/domain/json_reader.h"
#include "models/domain/units.h"

namespace berth::sim::open_api {

// Leaves `out` as it is when there is no such key. Whole seconds, as many as a duration can hold;
// which of them make sense is the domain's to judge.
inline void readSeconds(domain::ObjectReader& from, const char* key, domain::Duration& out) {
    constexpr std::int64_t kMost = std::int64_t{100} * 366 * 24 * 3600;
    if (!from.has(key)) return;
    std::int64_t seconds = 0;
    from.read(key, seconds);
    if (!from.status().ok()) return;
    if (seconds < 0 || seconds > kMost)
        return from.status().malformed(from.pathOf(key), "seconds are expected");
    out = std::chrono::seconds(seconds);
}

}  // namespace berth::sim::open_api
