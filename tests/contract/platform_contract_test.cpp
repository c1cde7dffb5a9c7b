// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "tests/contract/platform_contract.h"

namespace berth::contract {

using domain::ErrorCode;
using domain::Snapshot;
using std::chrono::milliseconds;

TEST_P(PlatformContract, ShowsAFreshDeploymentInTheFirstSnapshotAfterTheReply) {
    const domain::DeploymentId id = create("alpha");
    const domain::SnapshotPtr snapshot = platform().snapshot();
    ASSERT_NE(snapshot->findDeployment(id), nullptr);
    EXPECT_EQ(snapshot->findDeployment(id)->spec.name, "alpha");
}

TEST_P(PlatformContract, BringsUpAsManyNodesAsWanted) {
    const domain::DeploymentId id = create("alpha", 3);
    const auto ready = waitForReady(id, 3);
    ASSERT_TRUE(ready);
    std::set<std::string> names;
    for (const domain::Node* node : ready->nodesOf(id))
        names.insert(node->name);
    EXPECT_EQ(names.size(), 3U) << "node names differ";
    EXPECT_EQ(ready->findDeployment(id)->state, domain::DeploymentState::Running);
    EXPECT_GT(ready->findDeployment(id)->rateNow.pointsPerSecond, 0);
}

TEST_P(PlatformContract, GivesEachPortExactlyOneLinkHoweverManyNodes) {
    const domain::DeploymentId id = create("alpha", 3);
    const auto ready = waitForReady(id, 3);
    ASSERT_TRUE(ready);
    ASSERT_EQ(ready->findDeployment(id)->links.size(), 1U);
    EXPECT_EQ(ready->findDeployment(id)->links[0].port, subject().port());
}

TEST_P(PlatformContract, DoesAnOperationOnceHoweverOftenItIsAsked) {
    const std::string operation(32, 'a');
    const auto first = apply(domain::CreateDeployment{spec("alpha")}, 0, operation);
    ASSERT_TRUE(first) << first.error().detail;
    EXPECT_FALSE(first->repeated);
    const auto again = apply(domain::CreateDeployment{spec("alpha")}, 0, operation);
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_TRUE(again->repeated);
    EXPECT_EQ(again->deployment, first->deployment);
    EXPECT_EQ(platform().snapshot()->deployments.size(), 1U);
}

TEST_P(PlatformContract, RefusesANameThatIsTakenAndSaysWhichField) {
    (void)create("alpha");
    const auto second = apply(domain::CreateDeployment{spec("alpha")});
    ASSERT_FALSE(second);
    EXPECT_TRUE(second.error().code == ErrorCode::AlreadyExists ||
                second.error().code == ErrorCode::InvalidArgument);
    EXPECT_EQ(second.error().field, "name");
}

TEST_P(PlatformContract, RefusesAnInvalidSpecAndNamesTheField) {
    auto bad = spec("alpha");
    bad.ports[0].port = 70000;
    const auto planned = plan(domain::CreateDeployment{bad});
    ASSERT_FALSE(planned);
    EXPECT_EQ(planned.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(planned.error().field.rfind("ports[0]", 0), 0U) << planned.error().field;
    EXPECT_FALSE(planned.error().detail.empty());
    EXPECT_FALSE(apply(domain::CreateDeployment{bad}));
    EXPECT_TRUE(platform().snapshot()->deployments.empty());
}

TEST_P(PlatformContract, AnswersNotFoundForEveryChangeOfSomethingThatIsNotThere) {
    const domain::DeploymentId nobody{"no-such-deployment"};
    const std::vector<domain::Change> changes = {domain::EditDeployment{nobody, spec("alpha")},
                                                 domain::ScaleDeployment{nobody, 2},
                                                 domain::PauseDeployment{nobody},
                                                 domain::ResumeDeployment{nobody},
                                                 domain::RestartDeployment{nobody},
                                                 domain::DeleteDeployment{nobody},
                                                 domain::ReplaceNode{{"no-such-node"}}};
    for (const domain::Change& change : changes) {
        const auto planned = plan(change);
        ASSERT_FALSE(planned) << domain::toText(change);
        EXPECT_EQ(planned.error().code, ErrorCode::NotFound) << domain::toText(change);
        const auto applied = apply(change);
        ASSERT_FALSE(applied) << domain::toText(change);
        EXPECT_EQ(applied.error().code, ErrorCode::NotFound) << domain::toText(change);
    }
}

TEST_P(PlatformContract, ScalesUpAndDown) {
    const domain::DeploymentId id = create("alpha", 2);
    ASSERT_TRUE(waitForReady(id, 2));
    ASSERT_TRUE(apply(domain::ScaleDeployment{id, 5}));
    ASSERT_TRUE(waitForReady(id, 5));
    ASSERT_TRUE(apply(domain::ScaleDeployment{id, 1}));
    ASSERT_TRUE(waitForReady(id, 1));
}

TEST_P(PlatformContract, PlansAScaleDownWithTheNodesThatEnd) {
    const domain::DeploymentId id = create("alpha", 3);
    ASSERT_TRUE(waitForReady(id, 3));
    const auto planned = plan(domain::ScaleDeployment{id, 1});
    ASSERT_TRUE(planned) << planned.error().detail;
    EXPECT_EQ(planned->nodesEnded.size(), 2U);
    EXPECT_EQ(planned->nodesStarted, 0);
    EXPECT_EQ(planned->rateBefore.pointsPerSecond, 3 * planned->rateAfter.pointsPerSecond);
}

TEST_P(PlatformContract, RefusesAPlanWhoseStateHasMoved) {
    const domain::DeploymentId id = create("alpha", 2);
    ASSERT_TRUE(waitForReady(id, 2));
    const auto planned = plan(domain::ScaleDeployment{id, 1});
    ASSERT_TRUE(planned);
    ASSERT_TRUE(apply(domain::ScaleDeployment{id, 3}));
    ASSERT_TRUE(waitForReady(id, 3));
    const auto late = apply(domain::ScaleDeployment{id, 1}, planned->basis);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, ErrorCode::StateMoved);
    EXPECT_TRUE(waitForReady(id, 3)) << "a refused change does nothing";
}

TEST_P(PlatformContract, AppliesAPlanWhoseStateStands) {
    const domain::DeploymentId id = create("alpha", 2);
    ASSERT_TRUE(waitForReady(id, 2));
    const auto planned = plan(domain::ScaleDeployment{id, 1});
    ASSERT_TRUE(planned);
    const auto applied = apply(planned->change, planned->basis);
    ASSERT_TRUE(applied) << applied.error().detail;
    EXPECT_TRUE(waitForReady(id, 1));
}

TEST_P(PlatformContract, ForgetsADeletedDeployment) {
    const domain::DeploymentId id = create("alpha", 2);
    ASSERT_TRUE(waitForReady(id, 2));
    ASSERT_TRUE(apply(domain::DeleteDeployment{id}));
    EXPECT_TRUE(waitFor([&](const Snapshot& s) { return s.findDeployment(id) == nullptr; }));
    EXPECT_TRUE(apply(domain::CreateDeployment{spec("alpha")})) << "its name is free again";
}

TEST_P(PlatformContract, PublishesSnapshotsWithGrowingVersions) {
    std::mutex mutex;
    std::vector<std::uint64_t> versions;
    bool empty = false;
    auto subscription = platform().watch({[&](domain::SnapshotPtr s) {
                                              const std::lock_guard lock(mutex);
                                              empty |= s == nullptr;
                                              versions.push_back(s->version);
                                          },
                                          {},
                                          {}});
    ASSERT_TRUE(waitForReady(create("alpha", 2), 2));
    subscription.reset();
    const std::lock_guard lock(mutex);
    EXPECT_FALSE(empty);
    ASSERT_GE(versions.size(), 2U);
    for (std::size_t i = 1; i < versions.size(); ++i)
        EXPECT_GT(versions[i], versions[i - 1]);
}

TEST_P(PlatformContract, DeliversEventsInOrderWithoutGaps) {
    std::mutex mutex;
    std::vector<domain::Event> events;
    auto subscription =
        platform().watch({{},
                          [&](const std::vector<domain::Event>& fresh) {
                              const std::lock_guard lock(mutex);
                              events.insert(events.end(), fresh.begin(), fresh.end());
                          },
                          {}});
    const domain::DeploymentId id = create("alpha", 2);
    ASSERT_TRUE(waitForReady(id, 2));
    ASSERT_TRUE(apply(domain::DeleteDeployment{id}));
    ASSERT_TRUE(waitFor([&](const Snapshot& s) { return s.findDeployment(id) == nullptr; }));
    subscription.reset();
    const std::lock_guard lock(mutex);
    ASSERT_FALSE(events.empty());
    std::set<domain::EventKind> kinds;
    for (std::size_t i = 0; i < events.size(); ++i) {
        kinds.insert(events[i].kind);
        if (i == 0) continue;
        EXPECT_EQ(events[i].sequence, events[i - 1].sequence + 1);
        EXPECT_GE(events[i].at, events[i - 1].at);
    }
    EXPECT_TRUE(kinds.contains(domain::EventKind::DeploymentCreated));
    EXPECT_TRUE(kinds.contains(domain::EventKind::NodeReady));
    EXPECT_TRUE(kinds.contains(domain::EventKind::DeploymentDeleted));
}

TEST_P(PlatformContract, CallsNobodyWhoHasUnsubscribed) {
    for (int round = 0; round < 20; ++round) {
        std::atomic<bool> gone = false;
        std::atomic<int> late = 0;
        auto subscription = platform().watch({[&](const domain::SnapshotPtr&) {
                                                  std::this_thread::sleep_for(milliseconds(1));
                                                  if (gone) ++late;
                                              },
                                              {},
                                              {}});
        auto request = apply(round % 2 == 0 ? domain::Change(domain::CreateDeployment{
                                                  spec("alpha-" + std::to_string(round))})
                                            : domain::Change(domain::PauseDeployment{{"nobody"}}));
        subscription.reset();
        gone = true;
        std::this_thread::sleep_for(milliseconds(5));
        EXPECT_EQ(late, 0);
    }
}

TEST_P(PlatformContract, LetsASubscriberUnsubscribeFromInsideACall) {
    std::unique_ptr<domain::Subscription> subscription;
    std::mutex mutex;
    std::condition_variable told;
    int calls = 0;
    {
        const std::lock_guard lock(mutex);
        subscription = platform().watch({[&](const domain::SnapshotPtr&) {
                                             const std::lock_guard inner(mutex);
                                             ++calls;
                                             subscription.reset();
                                             told.notify_all();
                                         },
                                         {},
                                         {}});
    }
    (void)create("alpha");
    std::unique_lock lock(mutex);
    ASSERT_TRUE(told.wait_for(lock, kPatience, [&] { return calls > 0; }));
    lock.unlock();
    (void)create("beta");
    lock.lock();
    EXPECT_EQ(calls, 1);
}

TEST_P(PlatformContract, FollowsTheLogsOfAllNodesOfADeployment) {
    ASSERT_TRUE(platform().capabilities().followLogs) << "so far every platform can";
    const domain::DeploymentId id = create("alpha", 2);
    std::mutex mutex;
    std::vector<domain::LogLine> lines;
    auto subscription = platform().followLogs({id, {}, 1000}, [&](const domain::LogBatch& batch) {
        const std::lock_guard lock(mutex);
        lines.insert(lines.end(), batch.lines.begin(), batch.lines.end());
    });
    ASSERT_TRUE(waitForReady(id, 2));
    const auto end = std::chrono::steady_clock::now() + kPatience;
    std::set<int> ordinals;
    while (ordinals.size() < 2 && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(milliseconds(10));
        const std::lock_guard lock(mutex);
        for (const domain::LogLine& line : lines)
            ordinals.insert(line.ordinal);
    }
    EXPECT_EQ(ordinals.size(), 2U) << "both nodes have said something";
    subscription.reset();
    std::map<std::string, std::uint64_t> last;
    for (const domain::LogLine& line : lines) {
        std::uint64_t& before = last[line.node.value];
        EXPECT_GT(line.sequence, before) << "no line twice, none out of order";
        before = line.sequence;
    }
}

TEST_P(PlatformContract, AnswersEveryRequestOnceAlsoWhenItIsDestroyed) {
    constexpr int kRequests = 50;
    std::atomic<int> replies = 0;
    for (int i = 0; i < kRequests; ++i) {
        platform().plan(domain::CreateDeployment{spec("alpha")}, [&](const auto&) { ++replies; });
        platform().apply({{std::string(30, 'b') + std::to_string(10 + i)},
                          domain::CreateDeployment{spec("alpha")},
                          0},
                         [&](const auto&) { ++replies; });
    }
    subject().destroyPlatform();
    EXPECT_EQ(replies, 2 * kRequests);
}

}  // namespace berth::contract
