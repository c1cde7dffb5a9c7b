// SPDX-License-Identifier: GPL-3.0-or-later
// What platforms may differ in: each does what its capabilities say, and says of everything else
// that it cannot.
#include <gtest/gtest.h>

#include <algorithm>
#include <future>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "tests/contract/platform_contract.h"

namespace berth::contract {

using domain::ErrorCode;
using domain::Snapshot;

TEST_P(PlatformContract, PausesToNoNodesAndNoCostAndResumes) {
    if (!platform().capabilities().pause) {
        const domain::DeploymentId id = create("alpha");
        EXPECT_EQ(plan(domain::PauseDeployment{id}).error().code, ErrorCode::NotSupported);
        return;
    }
    const domain::DeploymentId id = create("alpha", 2);
    ASSERT_TRUE(waitForReady(id, 2));
    ASSERT_TRUE(apply(domain::PauseDeployment{id}));
    const auto paused = waitFor([&](const Snapshot& s) {
        const domain::Deployment* d = s.findDeployment(id);
        return d != nullptr && d->state == domain::DeploymentState::Paused && d->nodesRunning == 0;
    });
    ASSERT_TRUE(paused);
    EXPECT_EQ(paused->findDeployment(id)->rateNow.pointsPerSecond, 0);
    EXPECT_EQ(apply(domain::PauseDeployment{id}).error().code, ErrorCode::WrongState);
    ASSERT_TRUE(apply(domain::ResumeDeployment{id}));
    EXPECT_TRUE(waitForReady(id, 2));
    EXPECT_EQ(apply(domain::ResumeDeployment{id}).error().code, ErrorCode::WrongState);
}

TEST_P(PlatformContract, ReplacesEveryNodeWhenTheSpecIsEdited) {
    const domain::DeploymentId id = create("alpha", 2);
    const auto before = waitForReady(id, 2);
    ASSERT_TRUE(before);
    auto edited = spec("alpha", 2);
    edited.environment = {{"MODE", "fast"}};
    const auto planned = plan(domain::EditDeployment{id, edited});
    if (!platform().capabilities().editInPlace) {
        EXPECT_EQ(planned.error().code, ErrorCode::NotSupported);
        return;
    }
    ASSERT_TRUE(planned) << planned.error().detail;
    EXPECT_EQ(planned->nodesEnded.size(), 2U);
    EXPECT_EQ(planned->nodesStarted, 2);
    ASSERT_EQ(planned->fields.size(), 1U);
    EXPECT_EQ(planned->fields[0].field, "environment.MODE");
    ASSERT_TRUE(apply(domain::EditDeployment{id, edited}, planned->basis));
    std::set<std::string> old;
    for (const domain::Node* node : before->nodesOf(id))
        old.insert(node->id.value);
    const auto after = waitFor([&](const Snapshot& s) {
        int fresh = 0;
        for (const domain::Node* node : s.nodesOf(id)) {
            if (node->state == domain::NodeState::Running && !old.contains(node->id.value)) ++fresh;
            if (node->alive() && old.contains(node->id.value)) return false;
        }
        return fresh == 2;
    });
    ASSERT_TRUE(after);
    EXPECT_EQ(after->findDeployment(id)->spec.environment, edited.environment);
    EXPECT_GT(after->findDeployment(id)->revision, before->findDeployment(id)->revision);
}

TEST_P(PlatformContract, ReplacesOneNodeOnRequest) {
    const domain::DeploymentId id = create("alpha", 2);
    const auto before = waitForReady(id, 2);
    ASSERT_TRUE(before);
    const domain::NodeId victim = before->nodesOf(id)[0]->id;
    if (!platform().capabilities().replaceNode) {
        EXPECT_EQ(plan(domain::ReplaceNode{victim}).error().code, ErrorCode::NotSupported);
        return;
    }
    ASSERT_TRUE(apply(domain::ReplaceNode{victim}));
    EXPECT_TRUE(waitFor([&](const Snapshot& s) {
        const domain::Node* node = s.findNode(victim);
        return (node == nullptr || !node->alive()) && s.findDeployment(id)->nodesReady == 2;
    }));
}

TEST_P(PlatformContract, RestartsEveryNodeWithTheSameSpecOrSaysThatItCannot) {
    const domain::DeploymentId id = create("alpha", 2);
    const auto before = waitForReady(id, 2);
    ASSERT_TRUE(before);
    if (!platform().capabilities().restart) {
        EXPECT_EQ(plan(domain::RestartDeployment{id}).error().code, ErrorCode::NotSupported);
        EXPECT_EQ(apply(domain::RestartDeployment{id}).error().code, ErrorCode::NotSupported);
        return;
    }
    ASSERT_TRUE(apply(domain::RestartDeployment{id}));
    EXPECT_TRUE(waitFor([&](const Snapshot& s) {
        for (const domain::Node* old : before->nodesOf(id)) {
            const domain::Node* node = s.findNode(old->id);
            if (node != nullptr && node->alive()) return false;
        }
        return s.findDeployment(id)->nodesReady == 2;
    }));
}

TEST_P(PlatformContract, TakesExactlyThePoliciesAndNumbersThatItOffers) {
    const domain::Capabilities can = platform().capabilities();
    for (int each = 0; each <= static_cast<int>(domain::kLastBalancingPolicy); ++each) {
        const auto policy = static_cast<domain::BalancingPolicy>(each);
        auto wanted = spec("alpha");
        wanted.ports[0].balancing = policy;
        const bool offered =
            std::find(can.balancing.begin(), can.balancing.end(), policy) != can.balancing.end();
        const auto planned = plan(domain::CreateDeployment{wanted});
        EXPECT_EQ(planned.has_value(), offered) << domain::toText(policy);
        if (!planned) {
            EXPECT_EQ(planned.error().field, "ports[0].balancing");
        }
    }
    auto brief = spec("alpha");
    brief.stopAfter = std::chrono::hours(2);
    const auto planned = plan(domain::CreateDeployment{brief});
    EXPECT_EQ(planned.has_value(), can.stopAfter);
    if (!planned) {
        EXPECT_EQ(planned.error().field, "stopAfter");
    }
    const auto tooMany = plan(domain::CreateDeployment{spec("alpha", can.maxNodes + 1)});
    ASSERT_FALSE(tooMany);
    EXPECT_EQ(tooMany.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(tooMany.error().field, "nodes");
}

TEST_P(PlatformContract, TellsMetricsOrSaysThatItHasNone) {
    const domain::DeploymentId id = create("alpha");
    const auto ready = waitForReady(id, 1);
    ASSERT_TRUE(ready);
    auto promise = std::make_shared<std::promise<domain::Result<domain::Metrics>>>();
    auto answer = promise->get_future();
    platform().readMetrics({id, 0, {ready->at.ns - 3'600'000'000'000}, ready->at, 10},
                           [promise](auto result) { promise->set_value(std::move(result)); });
    const auto metrics = wait(std::move(answer));
    if (!platform().capabilities().metrics) {
        ASSERT_FALSE(metrics);
        EXPECT_EQ(metrics.error().code, ErrorCode::NotSupported);
        return;
    }
    ASSERT_TRUE(metrics) << metrics.error().detail;
    EXPECT_LE(metrics->points.size(), 10U);
}

TEST_P(PlatformContract, ReadsFilesOfNodesThatAreThereOrSaysThatItCannot) {
    const domain::DeploymentId id = create("alpha");
    const auto ready = waitForReady(id, 1);
    ASSERT_TRUE(ready);
    const auto codeOf = [this](const domain::NodeId& node) {
        auto listed = std::make_shared<std::promise<domain::Result<std::string>>>();
        auto list = listed->get_future();
        platform().listFiles(node, [listed](const auto& files) {
            if (files) return listed->set_value(std::string());
            listed->set_value(tl::unexpected<domain::Error>(files.error()));
        });
        auto read = std::make_shared<std::promise<domain::Result<std::string>>>();
        auto text = read->get_future();
        platform().readFile(node, "/x", [read](auto result) { read->set_value(result); });
        const auto files = wait(std::move(list));
        const auto file = wait(std::move(text));
        return std::pair(files ? std::nullopt : std::optional(files.error().code),
                         file ? std::nullopt : std::optional(file.error().code));
    };
    const auto there = codeOf(ready->nodesOf(id)[0]->id);
    const auto nowhere = codeOf({"nobody"});
    if (!platform().capabilities().nodeFiles) {
        for (const auto& code : {there.first, there.second, nowhere.first, nowhere.second})
            EXPECT_EQ(code, ErrorCode::NotSupported);
        return;
    }
    EXPECT_EQ(there.first, std::nullopt);
    EXPECT_EQ(there.second, ErrorCode::NotFound) << "the node is there, and no such file";
    EXPECT_EQ(nowhere.first, ErrorCode::NotFound);
    EXPECT_EQ(nowhere.second, ErrorCode::NotFound);
}

TEST_P(PlatformContract, TellsBillsOnlyOfASpanThatIsOne) {
    const auto codeOf = [this](domain::Instant from, domain::Instant to) {
        domain::BillingQuery query;
        query.from = from;
        query.to = to;
        auto promise = std::make_shared<std::promise<domain::Result<domain::Billing>>>();
        auto answer = promise->get_future();
        platform().readBilling(query, [promise](auto result) { promise->set_value(result); });
        const auto bills = wait(std::move(answer));
        return bills ? std::nullopt : std::optional(bills.error().code);
    };
    const domain::Instant now = platform().snapshot()->at;
    if (!platform().capabilities().billing) {
        EXPECT_EQ(codeOf({now.ns - 1}, now), ErrorCode::NotSupported);
        return;
    }
    EXPECT_EQ(codeOf({now.ns - 3'600'000'000'000}, now), std::nullopt);
    EXPECT_EQ(codeOf(now, now), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(now, {now.ns - 1}), ErrorCode::InvalidArgument);
}

}  // namespace berth::contract
