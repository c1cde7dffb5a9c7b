// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/catalogue.h"

#include <gtest/gtest.h>

#include <set>

#include "models/domain/random.h"
#include "models/domain/secret_store.h"
#include "models/domain/snapshot.h"
#include "models/domain/stream.h"
#include "tests/models/domain/fixtures.h"

namespace berth::domain {
namespace {

TEST(Catalogue, FindsByNameAndByReference) {
    const Catalogue catalogue = fixtures::catalogue();
    ASSERT_NE(catalogue.findSpec("4090 x 8"), nullptr);
    EXPECT_EQ(catalogue.findSpec("4090 x 8")->memoryPerCard().count, 24 * kGiB);
    EXPECT_EQ(catalogue.findSpec("4090x8"), nullptr);
    ASSERT_NE(catalogue.findRegion({"hebei-1"}), nullptr);
    EXPECT_EQ(catalogue.findRegion({"mars"}), nullptr);
    EXPECT_EQ(catalogue.findPreset("echo"),
              catalogue.findPreset("harbor.example.cn/public-hub/echo:1.0"));
    EXPECT_EQ(catalogue.findPreset("harbor.example.cn/public-hub/echo:2.0"), nullptr);
}

TEST(Catalogue, PricesAndStockAreOverTheChosenRegionsOrAll) {
    const Catalogue catalogue = fixtures::catalogue();
    const auto everywhere = catalogue.priceOf("4090", {});
    ASSERT_TRUE(everywhere.has_value());
    EXPECT_EQ(everywhere->lowest, Rate{466});
    EXPECT_EQ(everywhere->highest, Rate{500});
    EXPECT_EQ(catalogue.priceOf("4090", {{"hebei-1"}})->lowest, Rate{500});
    EXPECT_FALSE(catalogue.priceOf("5090", {{"beijing-1"}}).has_value());
    EXPECT_FALSE(catalogue.priceOf("A800", {}).has_value());
    EXPECT_EQ(catalogue.freeNodes("4090", {}), 35);
    EXPECT_EQ(catalogue.freeNodes("4090", {{"hebei-1"}, {"henan"}}), 4);
    EXPECT_EQ(catalogue.freeNodes("A800", {}), 0);
}

TEST(Snapshot, LooksUpByIdAndName) {
    Snapshot snapshot = fixtures::snapshot();
    Node node;
    node.id = {"n-1"};
    node.deployment = {"d-1"};
    snapshot.nodes.push_back(node);
    ASSERT_NE(snapshot.findDeployment({"d-1"}), nullptr);
    EXPECT_EQ(snapshot.findDeployment({"d-1"}), snapshot.findDeploymentByName("taken"));
    EXPECT_EQ(snapshot.findDeployment({"d-2"}), nullptr);
    EXPECT_EQ(snapshot.findDeploymentByName("free"), nullptr);
    ASSERT_NE(snapshot.findNode({"n-1"}), nullptr);
    EXPECT_EQ(snapshot.findNode({"n-2"}), nullptr);
    EXPECT_EQ(snapshot.nodesOf({"d-1"}).size(), 1U);
    EXPECT_TRUE(snapshot.nodesOf({"d-2"}).empty());
}

TEST(Words, OfStatesAndEventsAreDistinct) {
    std::set<std::string> words;
    for (int i = 0; i <= static_cast<int>(EventKind::VolumeWritesLost); ++i) {
        EXPECT_TRUE(words.insert(toText(static_cast<EventKind>(i))).second);
    }
    EXPECT_FALSE(words.contains("unknown"));
    EXPECT_STREQ(toText(EventKind::NodeReady), "node_ready");
    EXPECT_STREQ(toText(NodeState::ImagePullBackOff), "ImagePullBackOff");
    EXPECT_STREQ(toText(DeploymentState::Degraded), "degraded");
    EXPECT_STREQ(toText(Severity::Warning), "warning");
    for (const auto policy : {BalancingPolicy::RoundRobin, BalancingPolicy::Random,
                              BalancingPolicy::LeastConnections}) {
        EXPECT_EQ(parseBalancingPolicy(toText(policy)).value(), policy);
    }
    for (const auto kind : {AutoscalingKind::QueueDelay, AutoscalingKind::QueueLength,
                            AutoscalingKind::Hpa, AutoscalingKind::Knative}) {
        EXPECT_TRUE(words.insert(toText(kind)).second);
    }
    EXPECT_EQ(parseBalancingPolicy("fair").error().code, ErrorCode::Malformed);
}

TEST(NodesWanted, AreNoneOfWhatIsStoppedAndOfAJobNoMoreThanRunsAreMissing) {
    Deployment deployment;
    deployment.spec.nodes = 4;
    EXPECT_EQ(deployment.nodesWanted(), 4);
    deployment.spec.job.emplace();
    deployment.spec.job->completions = 6;
    EXPECT_EQ(deployment.nodesWanted(), 4);
    deployment.job.emplace();
    deployment.job->succeeded = 3;
    EXPECT_EQ(deployment.nodesWanted(), 3);
    for (const auto state : {DeploymentState::Paused, DeploymentState::Deleting,
                             DeploymentState::Completed, DeploymentState::Failed}) {
        deployment.state = state;
        EXPECT_EQ(deployment.nodesWanted(), 0) << toText(state);
    }
}

class CountingRandom final : public Random {
  public:
    std::uint64_t next() override { return ++m_last; }

  private:
    std::uint64_t m_last = 0;
};

TEST(OperationId, Is32LowerCaseHexadecimalDigits) {
    CountingRandom counting;
    EXPECT_EQ(newOperationId(counting).value, "00000000000000010000000000000002");
    SystemRandom system;
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = newOperationId(system).value;
        EXPECT_EQ(id.size(), 32U);
        EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
        EXPECT_TRUE(ids.insert(id).second);
    }
}

TEST(SecretString, IsEmptyAfterItsContentWasMovedAway) {
    SecretString secret("hunter2");
    EXPECT_EQ(secret.reveal(), "hunter2");
    SecretString other = std::move(secret);
    EXPECT_TRUE(secret.empty());  // NOLINT(bugprone-use-after-move): that is the promise
    EXPECT_EQ(other.clone().reveal(), "hunter2");
    other = SecretString("x");
    EXPECT_EQ(other.reveal(), "x");
}

}  // namespace
}  // namespace berth::domain
