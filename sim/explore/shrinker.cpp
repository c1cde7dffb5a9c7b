// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/shrinker.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/explore/settling.h"

namespace berth::sim::explore {
namespace {

using engine::kSecond;
using engine::Time;
using scenario::Scenario;

// "da" of "da-3", and of "da".
bool isOf(const std::string& target, const std::string& deployment) {
    return target == deployment || target.rfind(deployment + "-", 0) == 0;
}

// With their load.
template <class Which>
void removeFronts(Scenario& scenario, Which which) {
    for (const domain::FrontSpec& front : scenario.fronts) {
        if (!which(front)) continue;
        std::erase_if(scenario.workloads,
                      [&](const auto& each) { return each.front == front.name; });
    }
    std::erase_if(scenario.fronts, which);
}

void removeDeployment(Scenario& scenario, std::size_t index) {
    const std::string name = scenario.deployments[index].name;
    scenario.deployments.erase(scenario.deployments.begin() + static_cast<std::ptrdiff_t>(index));
    std::erase_if(scenario.workloads, [&](const auto& each) { return each.deployment == name; });
    std::erase_if(scenario.changes, [&](const auto& each) { return each.deployment == name; });
    for (domain::FrontSpec& front : scenario.fronts)
        std::erase_if(front.members, [&](const auto& each) { return each.deployment == name; });
    removeFronts(scenario, [](const auto& front) { return front.members.empty(); });
    std::erase_if(scenario.faults, [&](const auto& each) { return isOf(each.fault.target, name); });
}

class Shrinker {
  public:
    Shrinker(Scenario scenario, Breach breach, const FindBreach& find, int mostRuns)
        : m_best{std::move(scenario), std::move(breach), 0}, m_find(find), m_mostRuns(mostRuns) {}

    Shrunk shrink() {
        bool smaller = true;
        while (smaller && m_best.runs < m_mostRuns) {
            smaller = cutTail();
            smaller = removeItems(&Scenario::faults) || smaller;
            smaller = removeItems(&Scenario::changes) || smaller;
            smaller = removeItems(&Scenario::workloads) || smaller;
            smaller = removeAllFronts() || smaller;
            smaller = removeDeployments() || smaller;
            smaller = simplifyDeployments() || smaller;
            smaller = simplifyCluster() || smaller;
            smaller = simplifyTimes() || smaller;
        }
        return std::move(m_best);
    }

  private:
    bool holds(Scenario candidate) {
        if (m_best.runs >= m_mostRuns) return false;
        ++m_best.runs;
        auto breach = m_find(candidate);
        if (!breach || breach->kind != m_best.breach.kind) return false;
        m_best.scenario = std::move(candidate);
        m_best.breach = std::move(*breach);
        return true;
    }
    template <class Change>
    bool holdsWith(Change change) {
        Scenario candidate = m_best.scenario;
        change(candidate);
        return holds(std::move(candidate));
    }
    // Sets one number of the scenario as low as it goes: `least`, else by halves of the way.
    template <class Number, class Access>
    bool lower(Access access, Number least) {
        bool smaller = false;
        Number value = access(m_best.scenario);
        while (value > least) {
            if (holdsWith([&](Scenario& s) { access(s) = least; })) return true;
            const Number half = least + (value - least) / 2;
            if (half >= value || half == least ||
                !holdsWith([&](Scenario& s) { access(s) = half; }))
                break;
            smaller = true;
            value = half;
        }
        return smaller;
    }

    // Nothing after the breach matters. One that shows at the end only needs that end.
    bool cutTail() {
        const Time at = m_best.breach.at;
        const bool atTheEnd = m_best.breach.kind == BreachKind::NotSettled ||
                              m_best.breach.kind == BreachKind::Request;
        if (atTheEnd) {
            const auto quiet = quietFrom(m_best.scenario);
            if (!quiet || *quiet + kSettlesWithin >= m_best.scenario.duration) return false;
            return holdsWith([&](Scenario& s) { s.duration = *quiet + kSettlesWithin; });
        }
        const Time end = (at / kSecond + 1) * kSecond;
        if (end >= m_best.scenario.duration) return false;
        return holdsWith([&](Scenario& s) {
            s.duration = end;
            std::erase_if(s.faults, [&](const auto& each) { return each.at > at; });
            std::erase_if(s.changes, [&](const auto& each) { return each.at > at; });
            std::erase_if(s.workloads, [&](const auto& each) { return each.from > at; });
            for (scenario::WorkloadConfig& load : s.workloads) {
                if (load.until) load.until = std::min(*load.until, end);
            }
        });
    }

    template <class Item>
    bool removeItems(std::vector<Item> Scenario::*list) {
        bool smaller = false;
        for (std::size_t chunk = (m_best.scenario.*list).size(); chunk > 0; chunk /= 2) {
            for (std::size_t first = 0; first < (m_best.scenario.*list).size();) {
                const bool gone = holdsWith([&](Scenario& s) {
                    auto& items = s.*list;
                    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(first);
                    const std::size_t count = std::min(chunk, items.size() - first);
                    items.erase(begin, begin + static_cast<std::ptrdiff_t>(count));
                });
                smaller = smaller || gone;
                if (!gone) first += chunk;
            }
        }
        return smaller;
    }

    bool removeAllFronts() {
        return !m_best.scenario.fronts.empty() &&
               holdsWith([](Scenario& s) { removeFronts(s, [](const auto&) { return true; }); });
    }

    bool removeDeployments() {
        bool smaller = false;
        for (std::size_t i = m_best.scenario.deployments.size(); i-- > 0;)
            smaller = holdsWith([&](Scenario& s) { removeDeployment(s, i); }) || smaller;
        return smaller;
    }

    bool simplifyDeployments() {
        bool smaller = false;
        for (std::size_t i = 0; i < m_best.scenario.deployments.size(); ++i)
            smaller = simplify(i) || smaller;
        for (std::size_t i = 0; i < m_best.scenario.changes.size(); ++i) {
            smaller = lower([i](Scenario& s) -> int& { return s.changes[i].nodes; }, 0) || smaller;
        }
        return smaller;
    }

    bool simplify(std::size_t index) {
        bool smaller = false;
        const domain::DeploymentSpec plain;
        // Tried only where it would change something.
        const auto reset = [&](auto domain::DeploymentSpec::*member) {
            if (m_best.scenario.deployments[index].*member == plain.*member) return;
            smaller =
                holdsWith([&](Scenario& s) { s.deployments[index].*member = plain.*member; }) ||
                smaller;
        };
        const std::string name = m_best.scenario.deployments[index].name;
        const bool loaded =
            std::any_of(m_best.scenario.workloads.begin(), m_best.scenario.workloads.end(),
                        [&](const auto& each) { return each.deployment == name; });
        const auto isMember = [&](const domain::FrontSpec& front) {
            return std::any_of(front.members.begin(), front.members.end(),
                               [&](const auto& each) { return each.deployment == name; });
        };
        const auto& fronts = m_best.scenario.fronts;
        if (!loaded && std::none_of(fronts.begin(), fronts.end(), isMember))
            reset(&domain::DeploymentSpec::ports);
        reset(&domain::DeploymentSpec::health);
        reset(&domain::DeploymentSpec::regions);
        reset(&domain::DeploymentSpec::job);
        reset(&domain::DeploymentSpec::rollingUpdate);
        reset(&domain::DeploymentSpec::terminationGrace);
        if (m_best.scenario.deployments[index].image != "echo")
            smaller =
                holdsWith([&](Scenario& s) { s.deployments[index].image = "echo"; }) || smaller;
        smaller = lower([index](Scenario& s) -> int& { return s.deployments[index].nodes; }, 1) ||
                  smaller;
        if (m_best.scenario.deployments[index].job) {
            smaller =
                lower(
                    [index](Scenario& s) -> int& { return s.deployments[index].job->completions; },
                    1) ||
                smaller;
        }
        return smaller;
    }

    bool isUsed(const std::string& gpu) const {
        return std::any_of(m_best.scenario.deployments.begin(), m_best.scenario.deployments.end(),
                           [&](const auto& spec) { return spec.gpuSpec == gpu; });
    }

    bool simplifyCluster() {
        bool smaller = false;
        auto& pools = m_best.scenario.cluster.pools;
        for (std::size_t i = pools.size(); i-- > 0 && pools.size() > 1;) {
            const std::string gpu = pools[i].spec.name;
            const auto same = std::count_if(pools.begin(), pools.end(), [&](const auto& pool) {
                return pool.spec.name == gpu;
            });
            if (same == 1 && isUsed(gpu)) continue;
            smaller =
                holdsWith([&](Scenario& s) {
                    s.cluster.pools.erase(s.cluster.pools.begin() + static_cast<std::ptrdiff_t>(i));
                    removeEmptyRegions(s);
                }) ||
                smaller;
        }
        for (std::size_t i = 0; i < pools.size(); ++i) {
            smaller = lower([i](Scenario& s) -> int& { return s.cluster.pools[i].machines; }, 1) ||
                      smaller;
            smaller = fewerCards(i) || smaller;
        }
        return simplifyOptions() || smaller;
    }

    // Regions without a pool, where nobody needs them.
    static void removeEmptyRegions(Scenario& scenario) {
        std::erase_if(scenario.cluster.regions, [&](const scenario::RegionConfig& region) {
            const domain::RegionId& id = region.region.id;
            const auto has = [&](const auto& list, auto test) {
                return std::any_of(list.begin(), list.end(), test);
            };
            return !has(scenario.cluster.pools, [&](const auto& pool) {
                return pool.region == id;
            }) && !has(scenario.faults, [&](const auto& fault) {
                return fault.fault.target == id.value;
            }) && !has(scenario.deployments, [&](const auto& spec) {
                return std::find(spec.regions.begin(), spec.regions.end(), id) !=
                       spec.regions.end();
            });
        });
    }

    // Cores and memory go with the cards, as a node needs them.
    bool fewerCards(std::size_t index) {
        bool smaller = false;
        while (true) {
            const scenario::PoolConfig& pool = m_best.scenario.cluster.pools[index];
            const int nodes = pool.cardsPerMachine / std::max(1, pool.spec.cards);
            const auto withNodes = [&](int fewer) {
                return holdsWith([&](Scenario& s) {
                    scenario::PoolConfig& changed = s.cluster.pools[index];
                    changed.cardsPerMachine = fewer * changed.spec.cards;
                    changed.cpuCores = fewer * changed.spec.cpuCores;
                    changed.memory = fewer * changed.spec.memory.count;
                });
            };
            if (nodes <= 1 || !(withNodes(1) || withNodes(nodes / 2) || withNodes(nodes - 1)))
                return smaller;
            smaller = true;
        }
    }

    bool simplifyOptions() {
        bool smaller = false;
        const scenario::PlatformOptions plain;
        const auto reset = [&](auto scenario::PlatformOptions::*member) {
            if (m_best.scenario.cluster.options.*member == plain.*member) return;
            smaller = holdsWith([&](Scenario& s) { s.cluster.options.*member = plain.*member; }) ||
                      smaller;
        };
        reset(&scenario::PlatformOptions::placement);
        reset(&scenario::PlatformOptions::wipeDiskOnContainerRestart);
        reset(&scenario::PlatformOptions::replaceOnReadinessFailure);
        reset(&scenario::PlatformOptions::machineSilentAfter);
        reset(&scenario::PlatformOptions::replaceSilentAfter);
        reset(&scenario::PlatformOptions::settleEvery);
        reset(&scenario::PlatformOptions::drainFor);
        return smaller;
    }

    // Earlier, shorter, rounder.
    bool simplifyTimes() {
        bool smaller = false;
        for (std::size_t i = 0; i < m_best.scenario.faults.size(); ++i) {
            smaller = rounder([i](Scenario& s) -> Time& { return s.faults[i].at; }) || smaller;
            if (!m_best.scenario.faults[i].fault.duration) continue;
            for (const Time shorter : {kSecond, 10 * kSecond, 60 * kSecond}) {
                if (engine::toTime(*m_best.scenario.faults[i].fault.duration) <= shorter) break;
                if (holdsWith([&](Scenario& s) {
                        s.faults[i].fault.duration = domain::Duration{shorter};
                    })) {
                    smaller = true;
                    break;
                }
            }
        }
        for (std::size_t i = 0; i < m_best.scenario.changes.size(); ++i)
            smaller = rounder([i](Scenario& s) -> Time& { return s.changes[i].at; }) || smaller;
        return smaller;
    }

    template <class Access>
    bool rounder(Access access) {
        const Time at = access(m_best.scenario);
        for (const Time wanted :
             {Time{0}, at / 60 / kSecond * 60 * kSecond, at / kSecond * kSecond}) {
            if (wanted >= at) continue;
            if (holdsWith([&](Scenario& s) { access(s) = wanted; })) return true;
        }
        return false;
    }

    Shrunk m_best;
    const FindBreach& m_find;
    int m_mostRuns;
};

}  // namespace

Shrunk shrink(Scenario scenario, Breach breach, const FindBreach& find, int mostRuns) {
    return Shrinker(std::move(scenario), std::move(breach), find, mostRuns).shrink();
}

}  // namespace berth::sim::explore
