// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/spending.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>

namespace berth::domain {

namespace {

// Platforms tell prices; a wrong one must not become undefined behaviour.
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::int64_t product(std::int64_t a, std::int64_t b) {
    if (a <= 0 || b <= 0) return 0;
    return a > kMost / b ? kMost : a * b;
}

void addCost(Money& sum, Rate rate, Duration length) {
    const std::int64_t seconds = std::chrono::floor<std::chrono::seconds>(length).count();
    const std::int64_t cost = product(rate.pointsPerSecond, seconds);
    sum.points = sum.points > kMost - cost ? kMost : sum.points + cost;
}

void add(SpendingPart& to, const Node& node) {
    to.rate = to.rate + node.rate;
    ++to.nodes;
}

// Adds up nodes by a name. Neighbours mostly share it, so it is looked up only when it changes: the
// list may be very long.
class SpendingParts {
  public:
    void count(std::string_view key, const Node& node) {
        if (m_last == nullptr || m_lastKey != key) {
            m_last = &m_parts[key];
            m_lastKey = key;
        }
        add(*m_last, node);
    }
    [[nodiscard]] std::vector<SpendingPart> dearestFirst() const {
        std::vector<SpendingPart> list;
        list.reserve(m_parts.size());
        for (const auto& [key, part] : m_parts) {
            list.push_back(part);
            list.back().key = key;
        }
        std::ranges::stable_sort(
            list, [](const SpendingPart& a, const SpendingPart& b) { return a.rate > b.rate; });
        return list;
    }

  private:
    std::map<std::string_view, SpendingPart> m_parts;
    std::string_view m_lastKey;
    SpendingPart* m_last = nullptr;
};

// Of all nodes the deployment wants, at the dearest price they can have.
Rate wantedRate(const Deployment& deployment, const Catalogue& catalogue) {
    const auto price = catalogue.priceOf(deployment.spec.gpuSpec, deployment.spec.regions);
    if (!price) return deployment.rateNow;
    return std::max(deployment.rateNow,
                    Rate{product(price->highest.pointsPerSecond, deployment.nodesWanted())});
}

// When it stops by itself, as far as that can be told; `end` when it does not before.
Instant stopOf(const Deployment& deployment, Instant at, Instant end) {
    const Instant stop = std::min(deployment.stopsAt.value_or(end), end);
    const auto missing = deployment.runsMissing();
    if (!missing || at >= stop) return stop;
    const int atOnce = std::max(1, deployment.spec.nodes);
    const std::int64_t turns = (std::int64_t{*missing} + atOnce - 1) / atOnce;
    const std::int64_t left = product(turns, deployment.spec.job->runTime.count());
    return left < (stop - at).count() ? at + Duration(left) : stop;
}

}  // namespace

SpendingNow spendingNow(const Snapshot& snapshot, bool workTold) {
    SpendingNow now;
    SpendingParts byGpu;
    SpendingParts byRegion;
    for (const Node& node : snapshot.nodes) {
        if (node.rate.pointsPerSecond == 0) continue;
        byGpu.count(node.gpuSpec, node);
        byRegion.count(node.region.value, node);
        if (node.state != NodeState::Running) {
            add(now.notReady, node);
        } else if (workTold && node.requestsPerSecond == 0 && node.gpuUse < kIdleGpuUse) {
            add(now.idle, node);
        }
    }
    now.byGpu = byGpu.dearestFirst();
    now.byRegion = byRegion.dearestFirst();
    return now;
}

SpendingForecast forecastSpending(const Snapshot& snapshot, Money charged, Instant at,
                                  Instant end) {
    SpendingForecast forecast{charged, charged, charged};
    for (const Deployment& deployment : snapshot.deployments) {
        addCost(forecast.lowest, deployment.rateNow, stopOf(deployment, at, end) - at);
        addCost(forecast.highest, wantedRate(deployment, snapshot.catalogue), end - at);
    }
    return forecast;
}

BudgetLevel budgetLevel(Money budget, const SpendingForecast& forecast) {
    if (forecast.charged >= budget) return BudgetLevel::Spent;
    return forecast.lowest > budget ? BudgetLevel::ForecastAbove : BudgetLevel::Within;
}

}  // namespace berth::domain
