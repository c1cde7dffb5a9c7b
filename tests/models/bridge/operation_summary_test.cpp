// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/operation_summary.h"

#include <gtest/gtest.h>

#include "tests/support/sample_snapshot.h"

namespace berth::bridge {
namespace {

using namespace domain;

TEST(OperationSummary, NamesTheDeploymentAndWhatChanges) {
    const SnapshotPtr sample = support::sampleSnapshot();
    EXPECT_EQ(summarize(ScaleDeployment{{"d-echo"}, 5}, *sample), "scale echo 3 → 5");
    EXPECT_EQ(summarize(PauseDeployment{{"d-echo"}}, *sample), "pause echo");
    EXPECT_EQ(summarize(ReplaceNode{{"n-echo-2"}}, *sample), "replace node echo-2");
    CreateDeployment create;
    create.spec.name = "new";
    create.spec.nodes = 1;
    EXPECT_EQ(summarize(create, *sample), "create new with 1 node");
}

TEST(OperationSummary, FallsBackToTheIdOfWhatIsGone) {
    EXPECT_EQ(summarize(ScaleDeployment{{"d-9"}, 5}, Snapshot{}), "scale d-9 → 5");
    EXPECT_EQ(summarize(ReplaceNode{{"n-9"}}, Snapshot{}), "replace node n-9");
}

}  // namespace
}  // namespace berth::bridge
