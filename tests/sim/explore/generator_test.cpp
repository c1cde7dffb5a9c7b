// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/generator.h"
#include "models/domain/fault_traits.h"

#include <gtest/gtest.h>

#include <set>

#include "models/domain/fault_traits.h"
#include "sim/explore/scenario_text.h"
#include "sim/explore/settling.h"
#include "sim/explore/watched_run.h"
#include "sim/scenario/builtin_known.h"

namespace berth::sim::explore {
namespace {

TEST(RandomScenario, IsAFileThatIsReadBackAsTheSameScenario) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const std::string text = scenarioText(randomScenario(seed));
        const auto read = scenario::parseScenario(text, scenario::builtinKnown());
        ASSERT_TRUE(read.has_value()) << toText(read.error().front(), "FILE") << '\n' << text;
        ASSERT_EQ(scenarioText(*read), text);
    }
}

TEST(RandomScenario, RunsFromItsFileAsItRanBefore) {
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const scenario::Scenario drawn = randomScenario(seed);
        const auto read = scenario::parseScenario(scenarioText(drawn), scenario::builtinKnown());
        ASSERT_TRUE(read.has_value());
        const WatchedRun one = runWatched(drawn);
        const WatchedRun other = runWatched(*read);
        EXPECT_EQ(one.traceHash, other.traceHash) << seed;
        EXPECT_EQ(one.events, other.events);
    }
}

TEST(RandomScenario, HasEverythingAmongAFewSeedsAndRoomToSettle) {
    std::set<domain::FaultKind> faults;
    std::set<scenario::ChangeVerb> verbs;
    int jobs = 0, indexed = 0, loads = 0, bound = 0, doubles = 0, fronts = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        const scenario::Scenario drawn = randomScenario(seed);
        for (const auto& fault : drawn.faults)
            faults.insert(fault.fault.kind);
        for (const auto& change : drawn.changes)
            verbs.insert(change.verb);
        for (const auto& spec : drawn.deployments) {
            jobs += spec.job ? 1 : 0;
            indexed += spec.job && spec.job->indexes ? 1 : 0;
            bound += spec.regions.empty() ? 0 : 1;
            doubles += spec.gpuSpec == "4090" ? 0 : 1;
        }
        loads += static_cast<int>(drawn.workloads.size());
        fronts += static_cast<int>(drawn.fronts.size());
        const auto quiet = quietFrom(drawn);
        ASSERT_TRUE(quiet.has_value());
        EXPECT_EQ(*quiet + kSettlesWithin, drawn.duration);
    }
    EXPECT_EQ(faults.size(), domain::kFaultKinds);
    EXPECT_EQ(verbs.size(), 9U);
    for (const int count : {jobs, indexed, loads, bound, doubles, fronts})
        EXPECT_GT(count, 10);
}

TEST(QuietFrom, IsNotSaidOfWhatHasNoEnd) {
    scenario::Scenario calm = randomScenario(1);
    ASSERT_TRUE(quietFrom(calm).has_value());
    const auto with = [&](auto change) {
        scenario::Scenario other = calm;
        change(other);
        return quietFrom(other).has_value();
    };
    using scenario::Scenario;
    const domain::Fault cordon = domain::usualFault(domain::FaultKind::Cordon);
    EXPECT_FALSE(with([&](Scenario& s) { s.faults.push_back({0, {}, cordon, 0}); }));
    EXPECT_FALSE(with([](Scenario& s) { s.faults.push_back({0, engine::kMinute, {}, 0}); }));
    EXPECT_FALSE(with([](Scenario& s) { s.faults.push_back({0, {}, {}, 0.5}); }));
    EXPECT_FALSE(with([](Scenario& s) { s.workloads.push_back({"da", 80, {}, 1, 0, {}}); }));
    EXPECT_FALSE(with([](Scenario& s) { s.deployments.front().nodes = 1000; }));
    EXPECT_FALSE(with([](Scenario& s) { s.deployments.front().image = "crash-loop"; }));
    EXPECT_TRUE(with([](Scenario& s) { s.faults.clear(); }));
}

}  // namespace
}  // namespace berth::sim::explore
