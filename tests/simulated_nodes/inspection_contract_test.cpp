// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's own script, unchanged, in the shell of a simulated node: every fact comes back,
// and what breaks in the simulation is found.
#include <gtest/gtest.h>

#include <algorithm>

#include "models/domain/units.h"
#include "models/inspection/diagnosis.h"
#include "tests/simulated_nodes/look_at_node.h"

namespace berth {
namespace {

using domain::kGiB;
using domain::SectionOutcome;
using sim::shell::testing::FakeNode;
using sim::shell::testing::RunResult;
using simulated_nodes::look;

bool finds(const domain::Inspection& now, inspection::FindingKind kind,
           const domain::Inspection* before = nullptr) {
    inspection::DiagnosisContext context;
    context.before = before;
    const auto findings = inspection::diagnose(now, context);
    return std::ranges::any_of(findings, [kind](const auto& each) { return each.kind == kind; });
}

SectionOutcome outcomeOf(const domain::Inspection& inspection, std::string_view section) {
    const auto found =
        std::ranges::find(inspection.sections, section, &domain::SectionReport::name);
    return found == inspection.sections.end() ? SectionOutcome::Unfinished : found->outcome;
}

TEST(InspectionOfSimulatedNode, BringsBackEveryFactOfTheMachine) {
    FakeNode node;
    const domain::Inspection seen = look(node);
    EXPECT_EQ(seen.host.identity.hostname, "echo-1");
    EXPECT_FALSE(seen.host.identity.kernel.empty());
    EXPECT_FALSE(seen.host.identity.osName.empty());
    ASSERT_TRUE(seen.host.identity.uptime);
    EXPECT_EQ(domain::wholeSeconds(*seen.host.identity.uptime), 1'000'000);
    EXPECT_EQ(seen.host.memory.total, domain::Bytes{64 * kGiB});
    EXPECT_EQ(seen.host.memory.available, domain::Bytes{44 * kGiB});
    ASSERT_TRUE(seen.host.cpu);
    EXPECT_EQ(seen.host.cpu->processors, 16);
    EXPECT_EQ(seen.host.cpu->busy, 2'500'000);
    EXPECT_EQ(seen.host.group.memoryLimit, domain::Bytes{64 * kGiB});
    EXPECT_EQ(seen.host.identity.unixSeconds, 1'800'000'000);
    for (const domain::SectionReport& each : seen.sections)
        EXPECT_EQ(each.problem, "") << each.name;
}

TEST(InspectionOfSimulatedNode, BringsBackEveryCard) {
    FakeNode node;
    const domain::Inspection seen = look(node);
    EXPECT_EQ(seen.gpuDriver.trouble, domain::DriverTrouble::None);
    EXPECT_EQ(seen.gpuDriver.version, "550.54.15");
    EXPECT_EQ(seen.gpuDriver.moduleVersion, "550.54.15");
    EXPECT_EQ(seen.gpuDriver.cudaVersion, "12.4");
    ASSERT_EQ(seen.gpus.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        const sim::shell::GpuFacts& fact = node.now.gpus[i];
        const domain::GpuState& gpu = seen.gpus[i];
        EXPECT_EQ(gpu.busId, fact.busId);
        EXPECT_EQ(gpu.name, fact.model);
        EXPECT_EQ(gpu.uuid, fact.uuid);
        EXPECT_EQ(gpu.memoryTotal, domain::Bytes{fact.memoryTotal});
        EXPECT_EQ(gpu.memoryUsed, domain::Bytes{fact.memoryUsed});
        EXPECT_NEAR(gpu.utilization.value_or(-1), fact.use, 0.005);
        EXPECT_NEAR(gpu.temperature.value_or(-1), fact.temperature, 0.5);
        EXPECT_NEAR(gpu.powerDraw.value_or(-1), fact.powerDraw, 0.01);
        EXPECT_NEAR(gpu.powerLimit.value_or(-1), fact.powerLimit, 0.01);
        EXPECT_EQ(gpu.ecc.uncorrectedVolatile, fact.uncorrectedErrors);
        ASSERT_EQ(gpu.processes.size(), 1U);
        EXPECT_EQ(gpu.processes[0].pid, 7);
        EXPECT_EQ(gpu.processes[0].memory, domain::Bytes{30 * kGiB});
    }
}

TEST(InspectionOfSimulatedNode, BringsBackProcessesDisksPortsAndInterfaces) {
    FakeNode node;
    const domain::Inspection seen = look(node);
    ASSERT_EQ(seen.host.processes.size(), 4U);
    for (const sim::shell::ProcessFacts& fact : node.now.processes) {
        const auto found =
            std::ranges::find(seen.host.processes, fact.pid, &domain::HostProcess::pid);
        ASSERT_NE(found, seen.host.processes.end());
        EXPECT_EQ(found->parent, fact.parent);
        EXPECT_EQ(found->state, fact.state);
        EXPECT_EQ(found->resident.count, fact.resident / 4096 * 4096);
        EXPECT_TRUE(fact.command.find(found->name) != std::string::npos) << found->name;
    }
    const auto data = std::ranges::find(seen.filesystems, "/data", &domain::Filesystem::path);
    ASSERT_NE(data, seen.filesystems.end());
    EXPECT_EQ(data->size, domain::Bytes{1000 * kGiB});
    EXPECT_EQ(data->used, domain::Bytes{120 * kGiB});
    ASSERT_TRUE(seen.network.listening);
    ASSERT_EQ(seen.network.listening->size(), 2U);
    EXPECT_EQ((*seen.network.listening)[0].port, 8000);
    EXPECT_EQ((*seen.network.listening)[1].port, 9090);
    EXPECT_EQ(seen.kernelLog.messages.size(), 2U);
    EXPECT_EQ(outcomeOf(seen, "crictl"), SectionOutcome::Missing);
    EXPECT_EQ(outcomeOf(seen, "docker"), SectionOutcome::Missing);
}

TEST(InspectionOfSimulatedNode, FindsACardThatFellOffTheBus) {
    FakeNode node;
    const domain::Inspection before = look(node);
    node.now.gpus[0].lost = true;
    node.now.kernelLog.push_back(
        {1'799'999'900,
         "NVRM: Xid (PCI:0000:3b:00): 79, pid=7, name=python3, GPU has fallen off "
         "the bus."});
    const domain::Inspection after = look(node);
    ASSERT_EQ(after.gpus.size(), 2U);
    EXPECT_EQ(after.gpus[0].busId, "00000000:86:00.0");
    EXPECT_FALSE(after.gpus[0].lost);
    EXPECT_EQ(after.gpus[1].busId, "0000:3B:00.0");
    EXPECT_TRUE(after.gpus[1].lost);
    EXPECT_TRUE(finds(after, inspection::FindingKind::GpuLost));
    ASSERT_EQ(after.kernelLog.xids.size(), 1U);
    EXPECT_EQ(after.kernelLog.xids[0].code, 79);
    EXPECT_FALSE(finds(before, inspection::FindingKind::XidBus));
    EXPECT_TRUE(finds(after, inspection::FindingKind::XidBus));
    // A driver that was loaded anew and does not list it: it is missing, compared with before.
    node.now.gpus.erase(node.now.gpus.begin());
    node.now.kernelLog.clear();
    node.now.now += 60;
    EXPECT_TRUE(finds(look(node), inspection::FindingKind::GpuDisappeared, &before));
}

TEST(InspectionOfSimulatedNode, FindsAFullDisk) {
    FakeNode node;
    EXPECT_FALSE(finds(look(node), inspection::FindingKind::DiskFull));
    node.now.mounts[0].used = node.now.mounts[0].capacity;
    EXPECT_TRUE(finds(look(node), inspection::FindingKind::DiskFull));
}

TEST(InspectionOfSimulatedNode, ShowsThatAContainerIsBetweenTwoRuns) {
    FakeNode node;
    node.now.running = false;
    node.now.restarts = 5;
    node.now.lastExit = {137, "OutOfMemory", 1'799'999'990};
    node.now.memoryKills = 5;
    node.now.processes.erase(node.now.processes.begin() + 1, node.now.processes.end());
    const domain::Inspection seen = look(node);
    ASSERT_EQ(seen.host.processes.size(), 1U);
    EXPECT_EQ(seen.host.group.oomKills, 5);
    const RunResult listing = runScript(node, "ps -ef | wc -l");
    EXPECT_EQ(listing.out, "2\n");
}

TEST(InspectionOfSimulatedNode, SaysOfANodeWithoutCardsThatThereIsNoDriver) {
    FakeNode node;
    node.now.gpus.clear();
    const domain::Inspection seen = look(node);
    EXPECT_TRUE(seen.gpus.empty());
    EXPECT_EQ(seen.gpuDriver.trouble, domain::DriverTrouble::NotLoaded);
}

}  // namespace
}  // namespace berth
