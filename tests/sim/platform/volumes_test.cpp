// SPDX-License-Identifier: GPL-3.0-or-later
// Volumes of each kind as deployments meet them.
#include <algorithm>

#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {
namespace {

using domain::EventKind;
using domain::FaultKind;
using domain::VolumeKind;
using engine::kMinute;
using engine::kSecond;

scenario::Scenario withVolume(VolumeKind kind, const std::string& region = {}) {
    scenario::Scenario scenario = smallScenario();
    scenario.volumes[0].kind = kind;
    scenario.volumes[0].region = {region};
    return scenario;
}

// Two nodes of "files" with the volume at /data, one in each region.
domain::DeploymentSpec spread() {
    domain::DeploymentSpec both = spec("files", 2);
    both.mounts = {{{"vol"}, "/data"}};
    return both;
}

bool sees(const Lab& lab, const std::string& node, const std::string& path) {
    const auto files = lab.sim.files(lab.node(node).id);
    if (!files) return false;
    return std::any_of(files->begin(), files->end(), [&](const domain::FileEntry& file) {
        return file.path == path && file.onVolume;
    });
}

// The node that did what the link was asked last, and the other one.
std::pair<std::string, std::string> writerAndOther(const Client& client) {
    return client.node == "web-1" ? std::pair<std::string, std::string>{"web-1", "web-2"}
                                  : std::pair<std::string, std::string>{"web-2", "web-1"};
}

TEST(Volumes, SharedOnesAreTheSameEverywhereAtOnce) {
    Lab lab(withVolume(VolumeKind::Shared));
    lab.deploy(spread());
    ASSERT_NE(lab.node("web-1").region, lab.node("web-2").region);
    ASSERT_EQ(lab.ask("PUT", "/data/a.txt", "hello")->status, 201);
    EXPECT_TRUE(sees(lab, "web-1", "/data/a.txt"));
    EXPECT_TRUE(sees(lab, "web-2", "/data/a.txt"));
    const domain::Volume volume = lab.sim.snapshot().volumes.at(0);
    EXPECT_EQ(volume.kind, VolumeKind::Shared);
    EXPECT_EQ(volume.files, 1);
    EXPECT_EQ(volume.filesWaiting, 0);
}

TEST(Volumes, BucketsShowAChangeInTheOtherRegionOnceItIsUploaded) {
    Lab lab(withVolume(VolumeKind::Bucket));
    lab.deploy(spread());
    const auto answer = lab.ask("PUT", "/data/a.txt", "hello");
    ASSERT_EQ(answer->status, 201);
    const auto [writer, other] = writerAndOther(*answer);
    EXPECT_TRUE(sees(lab, writer, "/data/a.txt"));
    EXPECT_FALSE(sees(lab, other, "/data/a.txt"));
    domain::Volume volume = lab.sim.snapshot().volumes.at(0);
    EXPECT_EQ(volume.kind, VolumeKind::Bucket);
    EXPECT_EQ(volume.files, 0);  // none is safe yet
    EXPECT_EQ(volume.filesWaiting, 1);
    EXPECT_EQ(volume.bytesWaiting.count, 5);
    lab.runFor(kMinute);
    EXPECT_TRUE(sees(lab, other, "/data/a.txt"));
    volume = lab.sim.snapshot().volumes.at(0);
    EXPECT_EQ(volume.files, 1);
    EXPECT_EQ(volume.filesWaiting, 0);
}

TEST(Volumes, ABucketLosesWhatAMachineThatFailsHadNotUploaded) {
    Lab lab(withVolume(VolumeKind::Bucket));
    lab.deploy(spread());
    const auto answer = lab.ask("PUT", "/data/a.txt", "hello");
    const auto [writer, other] = writerAndOther(*answer);
    const std::string machine = lab.node(writer).machine.value;
    lab.inject(FaultKind::MachineDown, machine);
    const auto lost = lab.told.of(EventKind::VolumeWritesLost);
    ASSERT_EQ(lost.size(), 1U);
    EXPECT_EQ(lost[0].subject, "team-data");
    EXPECT_EQ(lost[0].value, 5);
    EXPECT_NE(lost[0].detail.find(machine), std::string::npos);
    lab.runFor(10 * kMinute);
    EXPECT_FALSE(sees(lab, other, "/data/a.txt"));
    EXPECT_EQ(lab.sim.snapshot().volumes.at(0).files, 0);
}

TEST(Volumes, ABucketKeepsWhatWasUploadedBeforeTheMachineFailed) {
    Lab lab(withVolume(VolumeKind::Bucket));
    lab.deploy(spread());
    const auto [writer, other] = writerAndOther(*lab.ask("PUT", "/data/a.txt", "hello"));
    lab.runFor(kMinute);
    lab.inject(FaultKind::MachineDown, lab.node(writer).machine.value);
    EXPECT_TRUE(lab.told.of(EventKind::VolumeWritesLost).empty());
    EXPECT_TRUE(sees(lab, other, "/data/a.txt"));
}

TEST(Volumes, AFileServerIsForNodesOfItsRegionOnly) {
    Lab lab(withVolume(VolumeKind::Nas, "south"));
    for (const std::vector<domain::RegionId>& regions :
         {std::vector<domain::RegionId>{}, std::vector<domain::RegionId>{{"north"}},
          std::vector<domain::RegionId>{{"north"}, {"south"}}}) {
        domain::DeploymentSpec wrong = spread();
        wrong.regions = regions;
        const auto outcome = lab.apply(domain::CreateDeployment{wrong});
        ASSERT_FALSE(outcome) << regions.size();
        EXPECT_EQ(outcome.error().field, "mounts[0].volume");
        EXPECT_NE(outcome.error().detail.find("region south only"), std::string::npos);
    }
    domain::DeploymentSpec right = spread();
    right.regions = {{"south"}};
    lab.deploy(right);
    ASSERT_EQ(lab.ask("PUT", "/data/a.txt", "hello")->status, 201);
    EXPECT_TRUE(sees(lab, "web-1", "/data/a.txt"));
    EXPECT_TRUE(sees(lab, "web-2", "/data/a.txt"));
    EXPECT_EQ(lab.sim.snapshot().volumes.at(0).region, domain::RegionId{"south"});
}

TEST(Volumes, AreTheSameInEveryRepetition) {
    std::vector<std::uint64_t> hashes;
    for (int run = 0; run < 2; ++run) {
        Lab lab(withVolume(VolumeKind::Bucket));
        lab.deploy(spread());
        for (int i = 0; i < 10; ++i) {
            lab.ask("PUT", "/data/" + std::to_string(i % 3), std::to_string(i));
            lab.runFor(3 * kSecond);
        }
        lab.runFor(kMinute);
        hashes.push_back(lab.sim.traceHash());
    }
    EXPECT_EQ(hashes[0], hashes[1]);
}

}  // namespace
}  // namespace berth::sim::platform::testing
