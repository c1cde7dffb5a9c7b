// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/canary.h"

#include <fmt/core.h>

#include <algorithm>

namespace berth::domain {

namespace {

constexpr int kMostCanaryNodes = 1000;
constexpr Duration kLongestWatch = std::chrono::hours(30 * 24);
constexpr Duration kLongestLimit = std::chrono::hours(60 * 24);
constexpr Duration kSlowestP95 = std::chrono::hours(24);
constexpr std::int64_t kMostFewestRequests = 1'000'000'000;
constexpr double kMostExtraCost = 100;

tl::unexpected<Error> outOfRange(const char* field, std::string detail) {
    return fail(ErrorCode::InvalidArgument, std::move(detail), std::string("canary.") + field);
}

}  // namespace

Result<void> checkCanary(const CanaryRule& rule) {
    if (rule.sharePercent < 1 || rule.sharePercent > 99)
        return outOfRange("sharePercent",
                          fmt::format("a canary takes 1 to 99 percent of the requests, not {}",
                                      rule.sharePercent));
    if (rule.nodes && (*rule.nodes < 1 || *rule.nodes > kMostCanaryNodes))
        return outOfRange("nodes", fmt::format("a canary has 1 to {} nodes, not {}",
                                               kMostCanaryNodes, *rule.nodes));
    if (rule.watch < std::chrono::seconds(1) || rule.watch > kLongestWatch)
        return outOfRange("watch", fmt::format("a canary is watched for 1 s to 30 days, not {}",
                                               toText(rule.watch)));
    if (rule.limit < rule.watch || rule.limit > kLongestLimit)
        return outOfRange("limit",
                          fmt::format("the limit of a canary is at least its watch of {} and at "
                                      "most 60 days, not {}",
                                      toText(rule.watch), toText(rule.limit)));
    if (rule.fewestRequests < 1 || rule.fewestRequests > kMostFewestRequests)
        return outOfRange("fewestRequests",
                          fmt::format("a canary is judged after 1 to {} requests, not {}",
                                      kMostFewestRequests, rule.fewestRequests));
    if (!(rule.lowestAvailability >= 0 && rule.lowestAvailability <= 1))
        return outOfRange("lowestAvailability",
                          fmt::format("an availability is 0 to 1 (0.99 for 99 %), not {}",
                                      rule.lowestAvailability));
    if (rule.mostExtraCost && !(*rule.mostExtraCost >= 0 && *rule.mostExtraCost <= kMostExtraCost))
        return outOfRange(
            "mostExtraCost",
            fmt::format("the extra cost is 0 to {} times that of the old version, not {}",
                        kMostExtraCost, *rule.mostExtraCost));
    if (rule.p95Limit && (*rule.p95Limit <= Duration{0} || *rule.p95Limit > kSlowestP95))
        return outOfRange("p95Limit",
                          fmt::format("the limit of p95 is more than 0 and at most a day, not {}",
                                      toText(*rule.p95Limit)));
    return {};
}

int canaryNodes(const CanaryRule& rule, int wanted) {
    if (wanted <= 0) return 0;
    if (rule.nodes) return std::min(*rule.nodes, wanted);
    return (wanted * rule.sharePercent + 99) / 100;
}

std::optional<double> CanaryFigures::availability() const {
    if (ended() == 0) return std::nullopt;
    return static_cast<double>(completed) / static_cast<double>(ended());
}

std::optional<double> CanaryFigures::costPerThousand() const {
    if (completed == 0) return std::nullopt;
    return static_cast<double>(cost.points) * 1000 / static_cast<double>(completed);
}

const char* toText(CanaryState state) {
    switch (state) {
        case CanaryState::Watching:
            return "watching";
        case CanaryState::Promoted:
            return "promoted";
        case CanaryState::RolledBack:
            return "rolled_back";
        case CanaryState::GivenUp:
            return "given_up";
    }
    return "unknown";
}

const char* toText(CanaryReason reason) {
    switch (reason) {
        case CanaryReason::None:
            return "none";
        case CanaryReason::Kept:
            return "kept";
        case CanaryReason::ByHand:
            return "by_hand";
        case CanaryReason::AvailabilityLow:
            return "availability_low";
        case CanaryReason::CostHigh:
            return "cost_high";
        case CanaryReason::LatencyHigh:
            return "latency_high";
        case CanaryReason::Crashing:
            return "crashing";
        case CanaryReason::ImagePullFailing:
            return "image_pull_failing";
        case CanaryReason::Undecided:
            return "undecided";
        case CanaryReason::Paused:
            return "paused";
        case CanaryReason::Deleted:
            return "deleted";
        case CanaryReason::Edited:
            return "edited";
        case CanaryReason::NoNodesWanted:
            return "no_nodes_wanted";
    }
    return "unknown";
}

}  // namespace berth::domain
