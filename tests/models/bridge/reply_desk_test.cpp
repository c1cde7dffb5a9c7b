// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/reply_desk.h"

#include <gtest/gtest.h>

#include <QThread>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "models/bridge/latest_job.h"
#include "tests/support/event_loop.h"

namespace berth::bridge {
namespace {

using domain::Reply;
using domain::Result;
using support::drain;

class Owner : public QObject {
  public:
    ReplyDesk desk{this};
};

TEST(ReplyDesk, AnswersLaterAlsoWhenTheReplyComesInsideTheCall) {
    Owner owner;
    std::optional<int> got;
    owner.desk.expect<int>(&owner, [&](Result<int> r) { got = *r; })(7);
    EXPECT_FALSE(got.has_value());
    drain();
    EXPECT_EQ(got, 7);
    EXPECT_EQ(owner.desk.waiting(), 0U);
}

TEST(ReplyDesk, AnswersOnItsOwnersThread) {
    Owner owner;
    QThread* answeredOn = nullptr;
    const Reply<int> reply = owner.desk.expect<int>(
        &owner, [&](const Result<int>&) { answeredOn = QThread::currentThread(); });
    std::thread([&] { reply(1); }).join();
    ASSERT_TRUE(support::runUntil([&] { return answeredOn != nullptr; }));
    EXPECT_EQ(answeredOn, QThread::currentThread());
}

TEST(ReplyDesk, SaysNothingToAContextThatIsGone) {
    Owner owner;
    auto context = std::make_unique<QObject>();
    bool called = false;
    const Reply<int> reply =
        owner.desk.expect<int>(context.get(), [&](const Result<int>&) { called = true; });
    reply(1);
    context.reset();
    drain();
    EXPECT_FALSE(called);
}

TEST(ReplyDesk, SaysNothingOnceItIsGoneAndDropsWhatTheAskerCapturedOnItsThread) {
    auto owner = std::make_unique<Owner>();
    QObject context;
    bool called = false;
    const auto captured = std::make_shared<int>(1);
    const Reply<int> reply = owner->desk.expect<int>(
        &context, [&called, captured](const Result<int>&) { called = true; });
    EXPECT_EQ(captured.use_count(), 2);
    owner.reset();
    EXPECT_EQ(captured.use_count(), 1) << "the reply must not carry the capture to another thread";
    std::thread([&] { reply(1); }).join();
    drain();
    EXPECT_FALSE(called);
}

TEST(ReplyDesk, MayBeDestroyedByAnAnswer) {
    auto* owner = new Owner;
    bool first = false;
    bool second = false;
    QObject context;
    owner->desk.expect<int>(&context, [&](const Result<int>&) {
        first = true;
        delete owner;
    })(1);
    owner->desk.expect<int>(&context, [&](const Result<int>&) { second = true; })(2);
    drain();
    EXPECT_TRUE(first);
    EXPECT_FALSE(second);
}

TEST(LatestJob, DeliversOnlyTheNewest) {
    LatestJob job;
    std::vector<int> got;
    auto older = job.newest([&](int n) { got.push_back(n); });
    auto newer = job.newest([&](int n) { got.push_back(n); });
    newer(2);
    older(1);
    EXPECT_EQ(got, std::vector<int>{2});
    job.cancel();
    newer(3);
    EXPECT_EQ(got, std::vector<int>{2});
}

TEST(LatestJob, DeliversNothingOnceItIsGone) {
    auto job = std::make_unique<LatestJob>();
    bool called = false;
    auto answer = job->newest([&] { called = true; });
    job.reset();
    answer();
    EXPECT_FALSE(called);
}

}  // namespace
}  // namespace berth::bridge
