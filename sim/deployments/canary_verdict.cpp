// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/canary_verdict.h"

#include <algorithm>
#include <cmath>

namespace berth::sim::deployments {

namespace {

using domain::CanaryFigures;
using domain::CanaryReason;
using domain::CanaryState;

constexpr double kZ = 2.3263478740408408;  // 99 % of a normal distribution lie below
constexpr double kPrompt = 0.95;           // share of answers within a p95

// Centre and half width of the interval.
struct Wilson {
    double centre = 0.5, half = 0.5;
};

Wilson wilson(std::int64_t good, std::int64_t all) {
    if (all <= 0) return {};
    const auto n = static_cast<double>(all);
    const double share = static_cast<double>(good) / n;
    const double scale = 1 + kZ * kZ / n;
    return {(share + kZ * kZ / (2 * n)) / scale,
            kZ * std::sqrt(share * (1 - share) / n + kZ * kZ / (4 * n * n)) / scale};
}

double points(const CanaryFigures& figures) {
    return static_cast<double>(figures.cost.points);
}

// Cost of each completed request if the availability were that.
double costOfEach(const CanaryFigures& figures, double availability) {
    return points(figures) / (static_cast<double>(figures.ended()) * availability);
}

bool costsTooMuch(const domain::CanaryRule& rule, const CanaryEvidence& seen) {
    if (!rule.mostExtraCost || seen.before.ended() < rule.fewestRequests) return false;
    if (seen.before.cost.points <= 0) return false;  // nothing to compare with
    const double least =
        costOfEach(seen.after, wilsonUpper(seen.after.completed, seen.after.ended()));
    const double most =
        costOfEach(seen.before, wilsonLower(seen.before.completed, seen.before.ended()));
    return least > (1 + *rule.mostExtraCost) * most;
}

std::optional<CanaryReason> broken(const domain::CanaryRule& rule, const CanaryEvidence& seen) {
    const CanaryFigures& after = seen.after;
    if (wilsonUpper(after.completed, after.ended()) < rule.lowestAvailability)
        return CanaryReason::AvailabilityLow;
    if (costsTooMuch(rule, seen)) return CanaryReason::CostHigh;
    if (rule.p95Limit && wilsonUpper(after.completed - after.late, after.completed) < kPrompt)
        return CanaryReason::LatencyHigh;
    return std::nullopt;
}

bool kept(const domain::CanaryRule& rule, const CanaryEvidence& seen) {
    const CanaryFigures& after = seen.after;
    if (after.availability().value_or(0) < rule.lowestAvailability) return false;
    if (rule.mostExtraCost) {
        const auto before = seen.before.costPerThousand();
        const auto now = after.costPerThousand();
        if (!before || !now || *now > (1 + *rule.mostExtraCost) * *before) return false;
    }
    return !rule.p95Limit ||
           (after.completed > 0 && static_cast<double>(after.late) <=
                                       (1 - kPrompt) * static_cast<double>(after.completed));
}

}  // namespace

double wilsonLower(std::int64_t good, std::int64_t all) {
    const Wilson bounds = wilson(good, all);
    return good <= 0 ? 0.0 : std::max(0.0, bounds.centre - bounds.half);
}

double wilsonUpper(std::int64_t good, std::int64_t all) {
    const Wilson bounds = wilson(good, all);
    return good >= all ? 1.0 : std::min(1.0, bounds.centre + bounds.half);
}

CanaryVerdict judge(const domain::CanaryRule& rule, const CanaryEvidence& evidence,
                    std::optional<engine::Time> watched, engine::Time age) {
    const bool enough = watched && evidence.after.ended() >= rule.fewestRequests;
    if (enough) {
        if (const auto reason = broken(rule, evidence)) return {CanaryState::RolledBack, *reason};
        if (*watched >= engine::toTime(rule.watch) && kept(rule, evidence))
            return {CanaryState::Promoted, CanaryReason::Kept};
    }
    if (age >= engine::toTime(rule.limit))
        return {CanaryState::RolledBack, CanaryReason::Undecided};
    return {};
}

}  // namespace berth::sim::deployments
