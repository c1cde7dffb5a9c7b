// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/inspection_feed.h"

#include <gtest/gtest.h>

#include "tests/support/event_loop.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_hosts.h"

namespace berth::bridge {
namespace {

using namespace domain;
using inspection::FindingKind;
using support::drain;

class Looks : public testing::Test {
  protected:
    void SetUp() override {
        remote.setLook(support::sampleInspection());
        drain();
    }
    void look() {
        feed.refresh();
        ASSERT_TRUE(support::runUntil([&] { return !feed.isLooking(); }));
    }
    [[nodiscard]] bool finds(FindingKind kind) const {
        return std::ranges::any_of(feed.findings(),
                                   [&](const auto& each) { return each.kind == kind; });
    }

    support::FakeRemoteHosts remote;
    SystemClock clock;
    RemoteSession session{remote, support::sampleHost()};
    InspectionFeed feed{session, clock, {{8188}, true, false, std::nullopt}};
};

TEST_F(Looks, AreTakenAndUnderstood) {
    EXPECT_EQ(feed.latest(), nullptr);
    look();
    ASSERT_NE(feed.latest(), nullptr);
    EXPECT_EQ(*feed.latest(), support::sampleInspection());
    EXPECT_TRUE(finds(FindingKind::GpuLost));
    EXPECT_TRUE(finds(FindingKind::PortNotListening));
    EXPECT_EQ(feed.history().samples().size(), 1U);
    EXPECT_EQ(feed.history().samples()[0].gpus.size(), 8U);
}

TEST_F(Looks, HoldAClockAgainstOursUnlessItIsSimulated) {
    look();  // of a day in the past
    EXPECT_TRUE(finds(FindingKind::ClockSkewed));
    InspectionFeed simulated(session, clock, {{}, true, true, std::nullopt});
    simulated.refresh();
    ASSERT_TRUE(support::runUntil([&] { return simulated.latest() != nullptr; }));
    for (const auto& finding : simulated.findings())
        EXPECT_NE(finding.kind, FindingKind::ClockSkewed);
}

TEST_F(Looks, ShowWhatHappensBetweenThem) {
    look();
    Inspection later = support::sampleInspection();
    later.host.cpu->busy += 300;
    later.host.cpu->idle += 100;
    remote.setLook(later);
    look();
    ASSERT_EQ(feed.history().samples().size(), 2U);
    EXPECT_FALSE(feed.history().samples()[0].processor);
    EXPECT_DOUBLE_EQ(*feed.history().samples()[1].processor, 0.75);
    // Its counters began anew.
    remote.setLook(support::sampleInspection());
    look();
    EXPECT_FALSE(feed.history().samples()[2].processor);
}

TEST_F(Looks, ThatFailLeaveTheLastOneInPlace) {
    look();
    remote.setLook(domain::fail(ErrorCode::TimedOut, "no answer"));
    look();
    ASSERT_TRUE(feed.problem());
    EXPECT_EQ(feed.problem()->code, ErrorCode::TimedOut);
    EXPECT_NE(feed.latest(), nullptr);
    EXPECT_EQ(feed.history().samples().size(), 1U);
    remote.setLook(support::sampleInspection());
    look();
    EXPECT_FALSE(feed.problem());
}

TEST_F(Looks, AreTakenOneAtATimeAndOnlyWhileConnected) {
    remote.replies.hold(true);
    feed.setPace(std::chrono::milliseconds(1));
    ASSERT_TRUE(support::runUntil([&] { return remote.looks() == 1; }));
    feed.refresh();
    feed.refresh();
    EXPECT_EQ(remote.looks(), 1);
    remote.replies.hold(false);
    remote.replies.release();
    ASSERT_TRUE(support::runUntil([&] { return remote.looks() >= 3; }));
    remote.tell("h-sample", {RemoteStage::Waiting});
    ASSERT_TRUE(support::runUntil([&] { return !session.isReady() && !feed.isLooking(); }));
    const int before = remote.looks();
    feed.refresh();
    EXPECT_EQ(remote.looks(), before);
    remote.tell("h-sample", {RemoteStage::Ready});
    ASSERT_TRUE(support::runUntil([&] { return remote.looks() > before; }));
}

TEST(History, KeepsTheNewestSamples) {
    inspection::History history;
    const Inspection look = support::sampleInspection();
    for (std::size_t i = 0; i < inspection::History::kSamples + 5; ++i)
        history.add(nullptr, look, std::chrono::seconds(i));
    EXPECT_EQ(history.samples().size(), inspection::History::kSamples);
    EXPECT_EQ(history.samples().front().at, std::chrono::seconds(5));
    EXPECT_DOUBLE_EQ(*history.samples().front().memory, 0.375);
    EXPECT_FALSE(history.samples().front().gpus[3].use);
}

}  // namespace
}  // namespace berth::bridge
