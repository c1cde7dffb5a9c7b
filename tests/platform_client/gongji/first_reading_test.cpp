// SPDX-License-Identifier: GPL-3.0-or-later
// A platform with many tasks is shown while it is read for the first time.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/platform_client/gongji/client_room.h"

namespace berth::platform_client::gongji {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using testing::ClientRoom;
using testing::Fate;

constexpr int kTasks = 200;  // 400 calls of 100 ms, four at a time: ten seconds

struct FirstReadingTest : ::testing::Test {
    FirstReadingTest() {
        for (int i = 0; i < kTasks; ++i)
            room.running("task-" + std::to_string(i), 2);
    }
    // Watches from the start on.
    void start() {
        room.start();
        watch =
            room.client->watch({[this](const SnapshotPtr& s) { snapshots.push_back(s); },
                                [this](const std::vector<Event>& fresh) { events += fresh.size(); },
                                [this](ConnectionState state) {
                                    connections.push_back(state);
                                    if (state == ConnectionState::Connected)
                                        allReadAtConnected = room.isRead();
                                }});
    }

    ClientRoom room;
    std::unique_ptr<Subscription> watch;
    std::vector<SnapshotPtr> snapshots;
    std::vector<ConnectionState> connections;
    std::size_t events = 0;
    std::optional<bool> allReadAtConnected;
};

TEST_F(FirstReadingTest, ShowsMoreEachSecondUntilEverythingIsThere) {
    start();
    room.queue.advance(2500ms);
    ASSERT_FALSE(snapshots.empty()) << "within a few seconds";
    ASSERT_TRUE(room.until([&] { return room.isRead(); }));
    ASSERT_GE(snapshots.size(), 8U);
    int before = 0;
    for (std::size_t i = 0; i + 1 < snapshots.size(); ++i) {
        const Snapshot& shown = *snapshots[i];
        ASSERT_TRUE(shown.firstReading);
        EXPECT_EQ(shown.firstReading->of, kTasks);
        EXPECT_EQ(shown.firstReading->deployments, static_cast<int>(shown.deployments.size()));
        EXPECT_GT(shown.firstReading->deployments, before) << "each time more";
        before = shown.firstReading->deployments;
        for (const Deployment& each : shown.deployments) {
            EXPECT_EQ(each.spec.gpuSpec, "4090") << "what is shown is known";
            EXPECT_EQ(shown.nodesOf(each.id).size(), 2U);
        }
    }
    EXPECT_FALSE(snapshots.back()->firstReading);
    EXPECT_EQ(snapshots.back()->deployments.size(), static_cast<std::size_t>(kTasks));
    EXPECT_EQ(snapshots.back()->nodes.size(), static_cast<std::size_t>(2 * kTasks));
}

TEST_F(FirstReadingTest, IsNotConnectedAndTellsNoEventsBeforeItsEnd) {
    start();
    ASSERT_TRUE(room.until([&] { return room.isRead(); }));
    room.queue.advance(1min);
    EXPECT_EQ(connections, (std::vector{ConnectionState::Connecting, ConnectionState::Connected}));
    EXPECT_EQ(allReadAtConnected, true);
    EXPECT_EQ(events, 0U) << "what was there did not happen before one's eyes";
}

TEST_F(FirstReadingTest, ShowsNothingWhereNothingIsReadYet) {
    room.wire.fate = [](const HttpCall& call) {
        Fate fate;
        if (call.url.find("/points") != std::string::npos) fate.latency = 1h;
        return fate;
    };
    start();
    room.queue.advance(5s);
    EXPECT_TRUE(snapshots.empty()) << "an empty platform would be a lie";
}

TEST_F(FirstReadingTest, MakesChangesWaitForItsEnd) {
    start();
    room.queue.advance(3s);
    ASSERT_TRUE(room.client->snapshot()->firstReading);
    // The last of them is not shown yet, so only who waits can know that the name is taken.
    const std::string taken = "task-" + std::to_string(kTasks - 1);
    ASSERT_EQ(room.shown(taken), nullptr);
    const auto doubled = room.ask(CreateDeployment{ClientRoom::spec(taken)}, room.newId());
    const auto fresh = room.ask(CreateDeployment{ClientRoom::spec("fresh")}, room.newId());
    room.queue.advance(1s);
    EXPECT_EQ(room.platform.creates, 0);
    ASSERT_TRUE(room.until([&] { return doubled->result && fresh->result; }));
    EXPECT_TRUE(room.isRead());
    EXPECT_TRUE(*fresh->result);
    ASSERT_FALSE(*doubled->result);
    EXPECT_EQ(doubled->result->error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(room.platform.creates, 1);
}

TEST_F(FirstReadingTest, BeginsAgainWhenThePlatformCouldNotBeReached) {
    bool down = true;
    room.wire.fate = [&down](const HttpCall&) {
        Fate fate;
        if (down) {
            fate.isSeen = fate.isAnswered = false;
            fate.failure = HttpFailureKind::NoNetwork;
            fate.mayHaveArrived = false;
        }
        return fate;
    };
    start();
    ASSERT_TRUE(room.until([&] { return connections.back() == ConnectionState::Lost; }));
    down = false;
    ASSERT_TRUE(room.until([&] { return room.isRead(); }));
    EXPECT_EQ(connections, (std::vector{ConnectionState::Connecting, ConnectionState::Lost,
                                        ConnectionState::Connecting, ConnectionState::Connected}));
    EXPECT_EQ(events, 0U);
}

}  // namespace
}  // namespace berth::platform_client::gongji
