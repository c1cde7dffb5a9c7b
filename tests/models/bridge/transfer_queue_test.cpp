// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/transfer_queue.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "tests/support/event_loop.h"
#include "tests/support/fake_hosts.h"

namespace berth::bridge {
namespace {

using namespace domain;

TransferRequest requestFor(std::string source) {
    TransferRequest request;
    request.sources = {std::move(source)};
    request.destination = "/tmp";
    return request;
}

struct Transfers : testing::Test {
    Transfers() {
        QObject::connect(&queue, &TransferQueue::ended,
                         [this](const TransferJob& job) { ended.push_back(job); });
    }
    [[nodiscard]] TransferStage stageOf(std::uint64_t id) { return queue.find(id)->stage; }
    [[nodiscard]] bool endedAre(std::size_t count) {
        return support::runUntil([&] { return ended.size() == count; });
    }

    support::FakeRemoteHosts remote;
    SystemClock clock;
    std::unique_ptr<RemoteSession> session =
        std::make_unique<RemoteSession>(remote, support::sampleHost());
    TransferQueue queue{*session, clock};
    std::vector<TransferJob> ended;
};

TEST_F(Transfers, RunTwoAtATimeInTheirOrder) {
    const auto first = queue.add(requestFor("/1"));
    const auto second = queue.add(requestFor("/2"));
    const auto third = queue.add(requestFor("/3"));
    EXPECT_EQ(stageOf(first), TransferStage::Running);
    EXPECT_EQ(stageOf(second), TransferStage::Running);
    EXPECT_EQ(stageOf(third), TransferStage::Waiting);
    remote.files.end(1, TransferReport{1, 0, 5, 1, {}, 0});
    ASSERT_TRUE(endedAre(1));
    EXPECT_EQ(ended[0].id, second);
    EXPECT_TRUE(ended[0].isComplete());
    EXPECT_EQ(stageOf(third), TransferStage::Running);
    EXPECT_EQ(remote.files.transfers()[2].sources, std::vector<std::string>{"/3"});
}

TEST_F(Transfers, TellHowFarTheyAre) {
    const auto id = queue.add(requestFor("/1"));
    TransferProgress progress;
    progress.bytesDone = 10;
    progress.bytesTotal = 100;
    remote.files.tell(0, progress);
    ASSERT_TRUE(support::runUntil([&] { return queue.find(id)->progress.bytesDone == 10; }));
    EXPECT_FALSE(queue.find(id)->bytesPerSecond);
}

TEST_F(Transfers, PauseAndGoOn) {
    const auto id = queue.add(requestFor("/1"));
    queue.pause(id);
    EXPECT_EQ(stageOf(id), TransferStage::Paused);
    EXPECT_EQ(remote.files.stateOf(0), "paused");
    queue.resume(id);
    EXPECT_EQ(stageOf(id), TransferStage::Running);
    EXPECT_EQ(remote.files.stateOf(0), "running");
}

TEST_F(Transfers, AreCancelledByRemovingThemAndMakeRoom) {
    const auto first = queue.add(requestFor("/1"));
    queue.add(requestFor("/2"));
    const auto third = queue.add(requestFor("/3"));
    queue.remove(first);
    EXPECT_EQ(remote.files.stateOf(0), "cancelled");
    EXPECT_EQ(queue.find(first), nullptr);
    EXPECT_EQ(stageOf(third), TransferStage::Running);
    queue.pause(first);
    queue.remove(first);
    EXPECT_TRUE(ended.empty());
}

TEST_F(Transfers, ThatFailSayWhy) {
    queue.add(requestFor("/1"));
    queue.add(requestFor("/2"));
    remote.files.end(0, tl::unexpected(Error{ErrorCode::Unavailable, "lost", true, {}}));
    TransferReport report;
    report.problems.push_back({"/2/x", {ErrorCode::AlreadyExists, "", false, {}}});
    remote.files.end(1, report);
    ASSERT_TRUE(endedAre(2));
    ASSERT_TRUE(ended[0].error);
    EXPECT_EQ(ended[0].error->detail, "lost");
    EXPECT_FALSE(ended[0].isComplete());
    EXPECT_FALSE(ended[1].isComplete());
    EXPECT_EQ(queue.jobs().size(), 2U);
}

TEST_F(Transfers, EndWithTheirSession) {
    queue.add(requestFor("/1"));
    queue.add(requestFor("/2"));
    queue.add(requestFor("/3"));
    session.reset();
    ASSERT_EQ(ended.size(), 3U);
    for (const TransferJob& job : ended)
        EXPECT_EQ(job.error->code, ErrorCode::Unavailable);
    EXPECT_EQ(remote.files.stateOf(0), "cancelled");
    queue.add(requestFor("/4"));
    EXPECT_EQ(ended.size(), 4U);
}

TEST_F(Transfers, NeverRunMoreThanTwoNorForgetOneWhateverIsDone) {
    std::mt19937 random(17);
    std::vector<std::uint64_t> ids;
    std::size_t removed = 0;
    for (int step = 0; step < 400; ++step) {
        const auto pick = [&] { return ids[random() % ids.size()]; };
        switch (ids.empty() ? 0 : random() % 6) {
            case 0:
            case 1:
                ids.push_back(queue.add(requestFor("/x")));
                break;
            case 2:
                queue.pause(pick());
                break;
            case 3:
                queue.resume(pick());
                break;
            case 4: {
                const auto id = pick();
                if (queue.find(id) != nullptr) ++removed;
                queue.remove(id);
                break;
            }
            default:
                remote.files.end(random() % remote.files.transfers().size(), TransferReport{});
                support::drain();
        }
        std::size_t under = 0, waiting = 0;
        for (const TransferJob& job : queue.jobs()) {
            if (job.stage == TransferStage::Running || job.stage == TransferStage::Paused) ++under;
            if (job.stage == TransferStage::Waiting) ++waiting;
        }
        ASSERT_LE(under, 2U);
        if (waiting > 0) {
            ASSERT_EQ(under, 2U);
        }
        ASSERT_EQ(queue.jobs().size() + removed, ids.size());
    }
}

TEST(TransferRate, IsSmoothedAndForgetsWhatWasBeforeAPause) {
    using std::chrono::milliseconds;
    TransferRate rate;
    rate.add(milliseconds(0), 0);
    EXPECT_FALSE(rate.bytesPerSecond());
    rate.add(milliseconds(100), 500);  // too soon to say
    EXPECT_FALSE(rate.bytesPerSecond());
    rate.add(milliseconds(1000), 1000);
    EXPECT_DOUBLE_EQ(*rate.bytesPerSecond(), 1000);
    rate.add(milliseconds(2000), 3000);
    EXPECT_DOUBLE_EQ(*rate.bytesPerSecond(), 0.3 * 2000 + 0.7 * 1000);
    rate.interrupt();
    EXPECT_FALSE(rate.bytesPerSecond());
    rate.add(milliseconds(9000), 3000);
    rate.add(milliseconds(9500), 3250);
    EXPECT_DOUBLE_EQ(*rate.bytesPerSecond(), 500);
}

}  // namespace
}  // namespace berth::bridge
