// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <utility>
#include <variant>

#include "sim/images/builtin_images.h"
#include "sim/workload/trace.h"
#include "tests/sim/scenario/fixtures.h"

namespace berth::sim::scenario {
namespace {

using engine::kHour;
using engine::kMinute;
using engine::kSecond;

Scenario full() {
    auto scenario =
        loadScenarioFile((testing::fixtureFolder("good") / "full.yaml").string(), testing::known());
    EXPECT_TRUE(scenario) << testing::listed(scenario.error());
    return scenario ? std::move(*scenario) : Scenario{};
}

template <class Process>
const Process& processOf(const WorkloadConfig& workload) {
    return std::get<Process>(workload.process.value());
}

TEST(WorkloadSection, ReadsEveryArrivalProcess) {
    const auto workloads = full().workloads;
    ASSERT_EQ(workloads.size(), 8U);
    EXPECT_FALSE(workloads[0].process);
    EXPECT_FALSE(workloads[1].process);

    const auto& mmpp = processOf<workload::MmppArrivals>(workloads[2]);
    EXPECT_EQ(mmpp, (workload::MmppArrivals{{{2, 300}, {40, 30}}, {{0, 1}, {1, 0}}}));
    EXPECT_NEAR(workloads[2].ratePerSecond, (2 * 300 + 40 * 30) / 330.0, 1e-12);

    const auto& diurnal = processOf<workload::DiurnalArrivals>(workloads[3]);
    EXPECT_EQ(diurnal, (workload::DiurnalArrivals{60, 0, 19 * kHour}));
    EXPECT_DOUBLE_EQ(workloads[3].ratePerSecond, 30);

    const auto& hourly = processOf<workload::StepwiseArrivals>(workloads[4]);
    ASSERT_EQ(hourly.steps.size(), 24U);
    EXPECT_TRUE(hourly.fromSimulationStart);
    EXPECT_DOUBLE_EQ(workloads[4].ratePerSecond, 12);

    const auto& bursts = processOf<workload::StepwiseArrivals>(workloads[5]);
    EXPECT_EQ(bursts,
              (workload::StepwiseArrivals{{{570 * kSecond, 5}, {30 * kSecond, 80}}, false}));
    ASSERT_TRUE(workloads[5].serviceTime);
    EXPECT_EQ(workloads[5].serviceTime->kind, engine::DistributionKind::Empirical);
    EXPECT_NEAR(workloads[5].serviceTime->mean, 0.03, 1e-12);
    ASSERT_TRUE(workloads[5].coldServiceTime);
    EXPECT_EQ(workloads[5].coldServiceTime->mean, 2);

    const auto& trace = *processOf<workload::TraceArrivals>(workloads[6]).trace;
    EXPECT_EQ(trace.lines(), 4U);
    EXPECT_EQ(trace.service(0), 250 * engine::kMillisecond);
    EXPECT_EQ(trace.service(1), -1);
    EXPECT_EQ(workloads[6].serviceTime->values.size(), 3U);
}

TEST(WorkloadSection, ReadsHowAnImageIsColdAndKeptWarm) {
    const auto images = full().images;
    const auto& image = *images::findImage(images, "my-api");
    ASSERT_TRUE(image.coldServiceTime);
    EXPECT_EQ(image.coldServiceTime->kind, engine::DistributionKind::Gamma);
    EXPECT_EQ(image.coldRequests, 2);
    EXPECT_EQ(image.keepWarm, 10 * kMinute);
}

}  // namespace
}  // namespace berth::sim::scenario
