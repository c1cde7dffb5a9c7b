// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/domain/error.h"
#include "models/domain/money.h"
#include "models/domain/units.h"

namespace berth::domain {

// How a new version of a deployment is tried on a part of its requests, beside the version that it
// may replace, and what decides between the two.
struct CanaryRule {
    int sharePercent = 10;  // 1 … 99 of the requests of each link go to the new version
    // Nodes of the new version, beside those of the old one: 1 … 1000, never more than are wanted
    // of the deployment. Absent: the share of the wanted ones, rounded up.
    std::optional<int> nodes;
    // From the first ready node of the new version until it may take over. 1 s … 30 days.
    Duration watch = std::chrono::minutes(10);
    // From its start: what is not decided by then is rolled back. Not shorter than `watch`, at most
    // 60 days.
    Duration limit = std::chrono::minutes(30);
    // Requests of the new version that have ended before anything is decided; 1 … 10⁹.
    std::int64_t fewestRequests = 100;
    double lowestAvailability = 0.99;  // 0 … 1 of its requests that have ended are answered well
    // So much more, as a share of what the old version costs per completed request, may it cost:
    // 0.2 is a fifth more; 0 … 100. Absent: cost decides nothing.
    std::optional<double> mostExtraCost;
    std::optional<Duration> p95Limit;  // above 0, at most a day. Absent: latency decides nothing.

    friend bool operator==(const CanaryRule&, const CanaryRule&) = default;
};

// Errors: InvalidArgument with the field ("canary.sharePercent") and what would be right. A number
// that is none (NaN) is out of every range.
[[nodiscard]] Result<void> checkCanary(const CanaryRule& rule);

// So many nodes of the new version where so many are wanted of the deployment.
[[nodiscard]] int canaryNodes(const CanaryRule& rule, int wanted);

enum class CanaryState {
    Watching,
    Promoted,    // its spec is that of the deployment now
    RolledBack,  // by its rule or by hand
    GivenUp,     // by another change of the deployment: see the reason
};
inline constexpr CanaryState kLastCanaryState = CanaryState::GivenUp;

// Why it is over. Append only.
enum class CanaryReason {
    None,             // it is watched
    Kept,             // promoted: all it had to keep was kept to the end of the watch
    ByHand,           // promoted or rolled back
    AvailabilityLow,  // rolled back, as the next five
    CostHigh,
    LatencyHigh,
    Crashing,          // a node of the new version was in CrashLoop
    ImagePullFailing,  // likewise in ImagePullBackOff
    Undecided,         // the limit came first: too few requests, or too close to a limit
    Paused,            // given up, as those below
    Deleted,
    Edited,
    NoNodesWanted,  // scaled to 0
};
inline constexpr CanaryReason kLastCanaryReason = CanaryReason::NoNodesWanted;

// One of the two versions, since the watch began, over all links. A request that one version let
// down and the other one answered is in both; one that its client gave up is in none.
struct CanaryFigures {
    int revision = 1;  // of the deployment's spec
    std::string image;
    int nodesReady = 0;
    std::int64_t offered = 0;
    std::int64_t completed = 0;  // answered, and not with a server's error
    std::int64_t failed = 0;     // ended in any other way
    std::int64_t late = 0;       // of those completed, slower than the rule's limit of p95
    Duration p95{0};             // of those completed; 0 while there are none
    Money cost;                  // of its nodes, to the second

    [[nodiscard]] std::int64_t ended() const { return completed + failed; }
    // Of those that have ended; nothing while none has.
    [[nodiscard]] std::optional<double> availability() const;
    // Points per 1,000 completed requests; nothing while there are none.
    [[nodiscard]] std::optional<double> costPerThousand() const;

    friend bool operator==(const CanaryFigures&, const CanaryFigures&) = default;
};

// A canary as it is seen: of its verdict what was known when it fell.
struct Canary {
    CanaryRule rule;
    CanaryState state = CanaryState::Watching;
    CanaryReason reason = CanaryReason::None;
    Instant started;
    std::optional<Instant> watchingSince;  // absent: no node of the new version has been ready yet
    std::optional<Instant> ended;
    CanaryFigures before, after;  // the old version, the new one

    friend bool operator==(const Canary&, const Canary&) = default;
};

[[nodiscard]] const char* toText(CanaryState state);    // "watching" …
[[nodiscard]] const char* toText(CanaryReason reason);  // "availability_low" …

}  // namespace berth::domain
