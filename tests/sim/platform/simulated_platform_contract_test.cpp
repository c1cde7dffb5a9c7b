// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "models/domain/clock.h"
#include "sim/platform/simulated_platform.h"
#include "sim/scenario/sample_cluster.h"
#include "tests/contract/platform_contract.h"
#include "tests/sim/platform/memory_command_log.h"

namespace berth::sim::platform::testing {
namespace {

class SimulatorSubject final : public contract::Subject {
  public:
    SimulatorSubject() {
        SimulatedPlatformSetup setup;
        setup.run.parseScenario = [](std::string_view) -> domain::Result<scenario::Scenario> {
            return scenario::sampleCluster();
        };
        setup.run.log = &m_log;
        // Fast enough for pulls of gigabytes, slow enough to see states in between.
        setup.pace = {false, 200};
        m_platform = std::make_unique<SimulatedPlatform>(std::move(setup), m_clock);
    }
    domain::Platform& platform() override { return *m_platform; }
    void destroyPlatform() override { m_platform.reset(); }
    std::string gpuSpec() const override { return "4090"; }
    std::string image() const override { return "echo"; }
    int port() const override { return 80; }

  private:
    domain::SystemClock m_clock;
    MemoryCommandLog m_log;
    std::unique_ptr<SimulatedPlatform> m_platform;
};

}  // namespace
}  // namespace berth::sim::platform::testing

namespace berth::contract {

INSTANTIATE_TEST_SUITE_P(
    Simulator, PlatformContract,
    testing::Values(SubjectFactory{
        "simulator", [] { return std::make_unique<sim::platform::testing::SimulatorSubject>(); }}),
    [](const auto& subject) { return subject.param.name; });

}  // namespace berth::contract
