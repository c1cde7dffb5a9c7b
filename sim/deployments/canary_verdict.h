// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "models/domain/canary.h"
#include "sim/deployments/canary_record.h"
#include "sim/engine/time.h"

namespace berth::sim::deployments {

// Bounds of a share of which `good` of `all` were seen: Wilson's score interval, of which one side
// is looked at, at 99 %. All of them for none of none: 0 and 1.
//
// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
// Journal of the American Statistical Association 22 (1927); that it keeps what it promises also
// for shares near 1, where the usual interval does not: Brown, Cai and DasGupta, "Interval
// estimation for a binomial proportion", Statistical Science 16 (2001).
[[nodiscard]] double wilsonLower(std::int64_t good, std::int64_t all);
[[nodiscard]] double wilsonUpper(std::int64_t good, std::int64_t all);

struct CanaryVerdict {
    domain::CanaryState state = domain::CanaryState::Watching;
    domain::CanaryReason reason = domain::CanaryReason::None;

    friend bool operator==(const CanaryVerdict&, const CanaryVerdict&) = default;
};

// What is to be done about a canary now. Pure. `watched`: since when its watch began, nothing
// before that; `age`: since it was started.
//
// With at least the fewest requests of the new version ended it is rolled back as soon as one of
// these cannot be chance:
//
// - availability: its upper bound is below the lowest that is allowed;
// - cost: even with as many requests completed as its upper bound would have, and as few of the old
//   version as that one's lower bound would, each cost more than is allowed. What was paid is no
//   sample and has no bounds. The old version too needs the fewest requests;
// - latency: the upper bound of the share of answers within the limit is below 95 %, which is what
// a
//   p95 above the limit means.
//
// It is looked at again and again, so that a version exactly at its limit is rolled back more often
// than once in a hundred times; the bound is that of one look.
//
// At the end of the watch it is promoted if there were enough requests and each figure as it was
// seen is within its limit. Otherwise it stays watched until the limit of its rule, and is rolled
// back as undecided there.
[[nodiscard]] CanaryVerdict judge(const domain::CanaryRule& rule, const CanaryEvidence& evidence,
                                  std::optional<engine::Time> watched, engine::Time age);

}  // namespace berth::sim::deployments
