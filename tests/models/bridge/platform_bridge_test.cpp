// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/platform_bridge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "tests/support/event_loop.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"

namespace berth::bridge {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using support::drain;

SnapshotPtr version(std::uint64_t number) {
    auto made = std::make_shared<Snapshot>();
    made->version = number;
    return made;
}

std::vector<Event> eventsFrom(std::uint64_t first, std::uint64_t count) {
    std::vector<Event> made(count);
    for (std::uint64_t i = 0; i < count; ++i)
        made[i].sequence = first + i;
    return made;
}

class PlatformBridgeTest : public ::testing::Test {
  protected:
    void open(PlatformBridge::Options options = {}) {
        bridge = std::make_unique<PlatformBridge>(platform, journal, clock, std::move(options));
        QObject::connect(bridge.get(), &PlatformBridge::snapshotChanged,
                         [this](const SnapshotPtr& s) { shown.push_back(s->version); });
        QObject::connect(bridge.get(), &PlatformBridge::eventsArrived,
                         [this](const std::vector<Event>& batch) {
                             ++batches;
                             for (const Event& e : batch)
                                 sequences.push_back(e.sequence);
                         });
    }

    support::FakeClock clock;
    support::FakeJournal journal;
    support::FakePlatform platform{version(1)};
    std::unique_ptr<PlatformBridge> bridge;
    std::vector<std::uint64_t> shown;
    std::vector<std::uint64_t> sequences;
    int batches = 0;
};

TEST_F(PlatformBridgeTest, HasAStateFromTheStart) {
    open();
    EXPECT_EQ(bridge->snapshot()->version, 1U);
}

TEST_F(PlatformBridgeTest, ShowsTheFirstSnapshotAtOnceAndOfManyTheNewest) {
    open({.snapshotInterval = 1h});
    drain();
    EXPECT_EQ(shown, (std::vector<std::uint64_t>{1}));
    for (std::uint64_t v = 2; v <= 100; ++v)
        platform.publish(version(v));
    drain();
    EXPECT_EQ(shown, (std::vector<std::uint64_t>{1})) << "the interval is not over";
    EXPECT_EQ(bridge->snapshot()->version, 1U);
    clock.advance(2h);
    // What was held back waits for the timer; a newer bridge shows the newest at once.
    open({.snapshotInterval = 5ms});
    ASSERT_TRUE(support::runUntil([&] { return shown.back() == 100; }));
}

TEST_F(PlatformBridgeTest, ShowsTheLastOfABurstWithoutAnotherSignFromThePlatform) {
    open({.snapshotInterval = 5ms});
    drain();
    for (std::uint64_t v = 2; v <= 500; ++v)
        platform.publish(version(v));
    ASSERT_TRUE(support::runUntil([&] { return bridge->snapshot()->version == 500; }));
    EXPECT_LE(shown.size(), 3U);
    EXPECT_TRUE(std::is_sorted(shown.begin(), shown.end()));
}

TEST_F(PlatformBridgeTest, IsNotReachedByAPlatformThatPublishesWhileItDies) {
    for (int round = 0; round < 50; ++round) {
        open({.snapshotInterval = 0ms});
        std::atomic<bool> stop = false;
        std::thread publisher([&] {
            for (std::uint64_t v = 1; !stop; ++v) {
                platform.publish(version(v));
                platform.publishEvents(eventsFrom(v, 1));
            }
        });
        QCoreApplication::processEvents();
        bridge.reset();
        const std::size_t before = shown.size();
        QCoreApplication::processEvents();
        EXPECT_EQ(shown.size(), before);
        stop = true;
        publisher.join();
    }
    EXPECT_EQ(platform.watchers(), 0);
}

TEST_F(PlatformBridgeTest, KeepsEveryEventInOrderInFewBatches) {
    platform.setPastEvents(eventsFrom(1, 20));
    open({.eventInterval = 5ms});
    std::thread([&] {
        for (std::uint64_t s = 21; s <= 1000; ++s)
            platform.publishEvents(eventsFrom(s, 1));
    }).join();
    ASSERT_TRUE(support::runUntil([&] { return sequences.size() == 1000; }));
    for (std::uint64_t i = 0; i < 1000; ++i)
        ASSERT_EQ(sequences[i], i + 1);
    EXPECT_LT(batches, 10);
    EXPECT_EQ(bridge->events().size(), 1000U);
}

TEST_F(PlatformBridgeTest, KeepsTheNewestTenThousandEvents) {
    open({.eventInterval = 0ms});
    for (std::uint64_t s = 1; s <= 30'000; s += 500)
        platform.publishEvents(eventsFrom(s, 500));
    ASSERT_TRUE(support::runUntil([&] {
        return bridge->events().size() > 0 && (bridge->events().end() - 1)->sequence == 30'000;
    }));
    EXPECT_EQ(bridge->events().size(), EventHistory::kCapacity);
    EXPECT_EQ(bridge->events()[0].sequence, 20'001U);
}

TEST_F(PlatformBridgeTest, TellsHowOldTheDataIsOnlyWhileSomebodyListens) {
    open({.ageInterval = 1ms});
    drain();
    clock.advance(3s);
    EXPECT_EQ(bridge->age(), 3s);
    std::vector<std::chrono::milliseconds> ages;
    auto listener = std::make_unique<QObject>();
    QObject::connect(bridge.get(), &PlatformBridge::ageChanged, listener.get(),
                     [&](std::chrono::milliseconds age) { ages.push_back(age); });
    ASSERT_TRUE(support::runUntil([&] { return !ages.empty(); }));
    EXPECT_EQ(ages.back(), 3s);
}

TEST_F(PlatformBridgeTest, CountsTheAgeFromTheArrivalAndNotFromTheShowing) {
    open({.snapshotInterval = 0ms});
    drain();
    platform.publish(version(2));
    clock.advance(7s);
    drain();
    EXPECT_EQ(bridge->snapshot()->version, 2U);
    EXPECT_EQ(bridge->age(), 7s);
}

TEST_F(PlatformBridgeTest, TellsEveryTurnOfTheConnectionAndWhen) {
    open();
    std::vector<ConnectionState> states;
    QObject::connect(bridge.get(), &PlatformBridge::connectionChanged,
                     [&](ConnectionState state) { states.push_back(state); });
    drain();
    clock.advance(10s);
    platform.setConnection(ConnectionState::Lost);
    platform.setConnection(ConnectionState::Connected);
    platform.setConnection(ConnectionState::Lost);
    drain();
    using C = ConnectionState;
    EXPECT_EQ(states, (std::vector{C::Connected, C::Lost, C::Connected, C::Lost}));
    EXPECT_EQ(bridge->connectionState(), C::Lost);
    EXPECT_EQ(bridge->connectionSinceUnixMs(), support::FakeClock::kStartUnixMs + 10'000);
}

TEST_F(PlatformBridgeTest, AnswersRequestsInWhateverOrderTheRepliesCome) {
    platform.publish(support::sampleSnapshot());
    open();
    platform.hold(true);
    std::vector<std::string> got;
    bridge->plan(ScaleDeployment{{"d-echo"}, 1}, bridge.get(), [&](const Result<Plan>& plan) {
        got.push_back("plan ends " + std::to_string(plan->nodesEnded.size()));
    });
    bridge->readFile({"n-1"}, "/a", bridge.get(), [&](const Result<std::string>& text) {
        got.push_back(
            toText(text.error().code == ErrorCode::NotFound ? Severity::Error : Severity::Info));
    });
    ASSERT_EQ(platform.waiting(), 2U);
    platform.release(1);
    platform.release(0);
    EXPECT_TRUE(got.empty()) << "never inside the call";
    drain();
    EXPECT_EQ(got, (std::vector<std::string>{"error", "plan ends 2"}));
}

TEST_F(PlatformBridgeTest, CarriesAChangeToThePlatformAndTellsItsCourse) {
    platform.publish(support::sampleSnapshot());
    open({.newOperationId = [] { return OperationId{std::string(32, 'a')}; }});
    std::vector<std::string> course;
    QObject::connect(bridge.get(), &PlatformBridge::operationStarted, [&](const Operation& o) {
        course.push_back("started " + o.summary.toStdString());
    });
    QObject::connect(bridge.get(), &PlatformBridge::operationFinished, [&](const Operation& o) {
        course.push_back(o.state == OperationState::Acknowledged ? "acknowledged" : "refused");
    });
    const OperationId id = bridge->apply(
        ScaleDeployment{{"d-echo"}, 5}, 8, bridge.get(),
        [&](const Result<ChangeOutcome>& outcome) { course.push_back(outcome->deployment.value); });
    EXPECT_EQ(bridge->operations().size(), 1U);
    drain();
    EXPECT_EQ(id.value, std::string(32, 'a'));
    EXPECT_EQ(course,
              (std::vector<std::string>{"started scale echo 3 → 5", "acknowledged", "d-echo"}));
    ASSERT_EQ(platform.applied().size(), 1U);
    EXPECT_EQ(platform.applied()[0].basis, 8U);
    EXPECT_TRUE(bridge->operations().empty());
}

TEST_F(PlatformBridgeTest, SaysWhenThePlatformHasStartedOver) {
    platform.publish(support::sampleSnapshot());
    open({.snapshotInterval = 0ms, .eventInterval = 0ms});
    int restarts = 0;
    QObject::connect(bridge.get(), &PlatformBridge::startedOver, [&] { ++restarts; });
    platform.publishEvents(eventsFrom(1, 50));
    drain();
    EXPECT_EQ(restarts, 0);
    platform.publish(version(1));
    platform.publishEvents(eventsFrom(1, 2));
    drain();
    EXPECT_EQ(restarts, 1);
    EXPECT_EQ(bridge->events().size(), 2U);
}

TEST_F(PlatformBridgeTest, MayBeDestroyedByAnySlot) {
    open();
    QObject::connect(bridge.get(), &PlatformBridge::connectionChanged,
                     [&](ConnectionState) { bridge.reset(); });
    drain();
    EXPECT_EQ(bridge, nullptr);
    open();
    QObject::connect(bridge.get(), &PlatformBridge::snapshotChanged,
                     [&](const SnapshotPtr&) { bridge.reset(); });
    platform.publishEvents(eventsFrom(1, 3));
    drain();
    EXPECT_EQ(bridge, nullptr);
    open();
    QObject::connect(bridge.get(), &PlatformBridge::operationFinished,
                     [&](const Operation&) { bridge.reset(); });
    QObject context;
    bool answered = false;
    bridge->apply(PauseDeployment{{"d-1"}}, 0, &context,
                  [&](const Result<ChangeOutcome>&) { answered = true; });
    drain();
    EXPECT_EQ(bridge, nullptr);
    EXPECT_FALSE(answered);
}

}  // namespace
}  // namespace berth::bridge
