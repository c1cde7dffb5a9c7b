// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/read_only_platform.h"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"

namespace berth::domain {
namespace {

const DeploymentId kComfy{"d-comfy-api"};

std::vector<Change> everyChange() {
    const SnapshotPtr snapshot = support::sampleSnapshot();
    const DeploymentSpec spec = snapshot->findDeployment(kComfy)->spec;
    return {CreateDeployment{spec},
            EditDeployment{kComfy, spec},
            ScaleDeployment{kComfy, 2},
            PauseDeployment{kComfy},
            ResumeDeployment{kComfy},
            RestartDeployment{kComfy},
            ReplaceNode{snapshot->nodes.front().id},
            DeleteDeployment{kComfy}};
}

class ReadOnly : public testing::Test {
  protected:
    std::optional<Result<ChangeOutcome>> apply(const Change& change) {
        std::optional<Result<ChangeOutcome>> answer;
        guard.apply({{"op"}, change, 0}, [&](Result<ChangeOutcome> result) { answer = result; });
        return answer;
    }

    support::FakePlatform platform{support::sampleSnapshot()};
    ReadOnlyPlatform guard{platform, true};
};

TEST_F(ReadOnly, LetsNoChangeOfAnyKindThrough) {
    for (const Change& change : everyChange()) {
        const auto answer = apply(change);
        ASSERT_TRUE(answer) << toText(change);
        ASSERT_FALSE(*answer) << toText(change);
        EXPECT_EQ(answer->error().code, ErrorCode::PermissionDenied);
    }
    EXPECT_TRUE(platform.applied().empty());
}

TEST_F(ReadOnly, SaysSoAmongItsCapabilitiesAndChangesNoOther) {
    Capabilities expected = platform.capabilities();
    EXPECT_FALSE(expected.readOnly);
    EXPECT_TRUE(guard.capabilities().readOnly);
    EXPECT_EQ(guard.capabilities().pause, expected.pause);
    EXPECT_EQ(guard.capabilities().balancing, expected.balancing);
    guard.setReadOnly(false);
    EXPECT_FALSE(guard.capabilities().readOnly);
    expected.readOnly = true;
    platform.setCapabilities(expected);
    EXPECT_TRUE(guard.capabilities().readOnly) << "what the platform says itself stays said";
}

TEST_F(ReadOnly, LetsEverythingThroughThatOnlyLooks) {
    EXPECT_EQ(guard.snapshot(), platform.snapshot());
    int snapshots = 0;
    const auto watch = guard.watch({[&](const SnapshotPtr&) { ++snapshots; }, {}, {}});
    EXPECT_EQ(snapshots, 1);
    int lines = 0;
    const auto logs = guard.followLogs({kComfy, {}, 10}, [&](const LogBatch&) { ++lines; });
    platform.pushLogs(support::sampleLogs(3));
    EXPECT_GT(lines, 0);
    int answers = 0;
    guard.plan(PauseDeployment{kComfy}, [&](const Result<Plan>& plan) { answers += plan ? 1 : 0; });
    EXPECT_EQ(answers, 1) << "what a change would do may be asked";
    platform.onMetrics([](const MetricsQuery&) { return Result<Metrics>(Metrics{}); });
    guard.readMetrics({}, [&](const Result<Metrics>& read) { answers += read ? 1 : 0; });
    const NodeId node = platform.snapshot()->nodes.front().id;
    platform.setFiles(node, {});
    platform.setFileText(node, "/x", "text");
    guard.listFiles(node, [&](const auto& read) { answers += read ? 1 : 0; });
    guard.readFile(node, "/x", [&](const auto& read) { answers += read ? 1 : 0; });
    platform.setBilling({});
    guard.readBilling({}, [&](const auto& read) { answers += read ? 1 : 0; });
    EXPECT_EQ(answers, 5);
}

TEST_F(ReadOnly, CanBeUnlockedAndLockedAgainWhileItIsUsed) {
    guard.setReadOnly(false);
    ASSERT_TRUE(*apply(PauseDeployment{kComfy}));
    EXPECT_EQ(platform.applied().size(), 1U);
    guard.setReadOnly(true);
    EXPECT_FALSE(*apply(PauseDeployment{kComfy}));
    EXPECT_EQ(platform.applied().size(), 1U);
}

}  // namespace
}  // namespace berth::domain
