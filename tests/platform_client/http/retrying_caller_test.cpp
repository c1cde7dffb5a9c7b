// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/retrying_caller.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/platform_client/http/retrying_world.h"

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using support::ScriptedTransport;
using Kind = HttpFailureKind;

TEST(RetryingCaller, GivesTheFirstAnswerWhenItIsGood) {
    World world({{answered(200), 80ms}});
    const HttpResult result = world.run(RetryRule::Idempotent);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->body, "body");
    EXPECT_EQ(world.transport.sent().size(), 1U);
    ASSERT_EQ(world.told.size(), 1U);
    EXPECT_EQ(world.told[0].connection.value, "c1");
    EXPECT_EQ(world.told[0].method, "GET");
    EXPECT_EQ(world.told[0].path, "/api/x?n=1");
    EXPECT_EQ(world.told[0].status, 200);
    EXPECT_EQ(world.told[0].took, 80ms);
    EXPECT_EQ(world.told[0].attempt, 1);
    EXPECT_EQ(world.told[0].problem, "");
    EXPECT_EQ(world.told[0].startedUnixMs, support::FakeClock::kStartUnixMs);
}

TEST(RetryingCaller, MakesEachAttemptAnew) {
    World world({{failed(Kind::Broken)}, {answered(503)}, {answered(200)}});
    ASSERT_TRUE(world.run(RetryRule::Idempotent).has_value());
    ASSERT_EQ(world.transport.sent().size(), 3U);
    EXPECT_EQ(world.transport.sent()[0].url, "https://h/api/x?n=1");
    EXPECT_EQ(world.transport.sent()[2].url, "https://h/api/x?n=3");
    ASSERT_EQ(world.told.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(world.told[i].attempt, static_cast<int>(i) + 1);
        EXPECT_EQ(world.told[i].sequence, i + 1);
    }
    EXPECT_EQ(world.told[0].problem, "as scripted");
    EXPECT_EQ(world.told[0].status, 0);
    EXPECT_EQ(world.told[1].problem, "HTTP status 503");
}

TEST(RetryingCaller, GivesTheLastResultWhenItsTriesAreUsedUp) {
    World world({{failed(Kind::Refused, false)}, {failed(Kind::TimedOut)}, {answered(502)}});
    const HttpResult result = world.run(RetryRule::Idempotent);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->status, 502);
    EXPECT_EQ(world.transport.sent().size(), 3U);
}

TEST(RetryingCaller, NeverRepeatsWhatMayHaveArrivedUnlessItIsIdempotent) {
    for (const Kind kind : {Kind::TimedOut, Kind::Broken}) {
        World world({{failed(kind, true)}});
        EXPECT_EQ(world.run(RetryRule::IfNotArrived).error().kind, kind);
        EXPECT_EQ(world.transport.sent().size(), 1U);
    }
    World world({{failed(Kind::Refused, false)}, {failed(Kind::TimedOut, true)}, {answered(200)}});
    EXPECT_EQ(world.run(RetryRule::IfNotArrived).error().kind, Kind::TimedOut);
    EXPECT_EQ(world.transport.sent().size(), 2U);
    World never({{failed(Kind::Refused, false)}});
    EXPECT_FALSE(never.run(RetryRule::Never).has_value());
    EXPECT_EQ(never.transport.sent().size(), 1U);
}

TEST(RetryingCaller, PausesTheHostForEverybodyWhenItAsksForIt) {
    World world([](const HttpCall&, std::size_t n) {
        return ScriptedTransport::Turn{n == 0 ? answered(429, {{"retry-after", "20"}})
                                              : answered(200)};
    });
    std::optional<HttpResult> first;
    std::optional<HttpResult> second;
    const auto one = world.caller->call(world.repeatable(RetryRule::Idempotent),
                                        [&](HttpResult r) { first = std::move(r); });
    world.queue.advance(1s);
    RetryingCaller other(
        {world.queue, world.transport, world.queue.clock(), world.random, world.gate}, {});
    const auto two = other.call(world.repeatable(RetryRule::Never),
                                [&](HttpResult r) { second = std::move(r); });
    world.queue.advance(18999ms);
    EXPECT_EQ(world.transport.sent().size(), 1U) << "nobody sends before the 20 s are over";
    world.queue.advance(2s);
    ASSERT_TRUE(first && first->has_value());
    ASSERT_TRUE(second && second->has_value());
    EXPECT_EQ(world.transport.sent().size(), 3U);
}

TEST(RetryingCaller, HoldsBackACallThatWouldWaitPastItsDeadline) {
    World world({{answered(503, {{"retry-after", "120"}})}, {answered(200)}});
    const HttpResult result = world.run(RetryRule::Idempotent);
    ASSERT_TRUE(result.has_value()) << "the answer that asked for the pause is given at once";
    EXPECT_EQ(result->status, 503);
    EXPECT_EQ(world.queue.now(), 0s);
    const HttpResult next = world.run(RetryRule::Idempotent);
    ASSERT_FALSE(next.has_value());
    EXPECT_EQ(next.error().kind, Kind::HeldBack);
    EXPECT_FALSE(next.error().mayHaveArrived);
    EXPECT_EQ(next.error().detail, "the host asked for a pause of another 2m");
    EXPECT_EQ(world.queue.now(), 0s);
    EXPECT_EQ(world.transport.sent().size(), 1U);
    EXPECT_EQ(world.made, 1) << "what is not sent is not signed";
}

TEST(RetryingCaller, HoldsBackEverythingWhileTheHostKeepsFailing) {
    World world([](const HttpCall&, std::size_t n) {
        return ScriptedTransport::Turn{n < 6 ? failed(Kind::Refused, false) : answered(200)};
    });
    ASSERT_FALSE(world.run(RetryRule::Idempotent).has_value());
    EXPECT_EQ(world.run(RetryRule::Idempotent).error().kind, Kind::Refused)
        << "the rest began between its attempts; what is known is given";
    EXPECT_EQ(world.transport.sent().size(), 5U);
    const HttpResult held = world.run(RetryRule::Idempotent);
    ASSERT_FALSE(held.has_value());
    EXPECT_EQ(held.error().kind, Kind::HeldBack);
    EXPECT_EQ(world.transport.sent().size(), 5U);
    world.queue.advance(5s);
    EXPECT_EQ(world.run(RetryRule::Never).error().kind, Kind::Refused) << "the probe";
    EXPECT_EQ(world.run(RetryRule::Never).error().kind, Kind::HeldBack);
    world.queue.advance(10s);
    EXPECT_TRUE(world.run(RetryRule::Never).has_value());
    EXPECT_TRUE(world.run(RetryRule::Never).has_value());
    EXPECT_EQ(world.transport.sent().size(), 8U);
}

TEST(RetryingCaller, CutsEachAttemptToWhatIsLeftOfTheDeadline) {
    World world({{failed(Kind::Broken), 4s}, {answered(200), 100s}});
    RepeatableCall call = world.repeatable(RetryRule::Idempotent);
    call.deadline = 6s;
    const HttpResult result = world.run(std::move(call));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Kind::TimedOut);
    EXPECT_EQ(world.queue.now(), 6s);
    EXPECT_EQ(world.transport.sent()[0].deadline, 6s);
    EXPECT_LE(world.transport.sent()[1].deadline, 2s);
}

TEST(RetryingCaller, PaysForRepetitionsOutOfOneBucket) {
    // Failures that do not close the gate: each is followed by a success.
    World world([](const HttpCall&, std::size_t n) {
        return ScriptedTransport::Turn{n % 2 == 0 ? failed(Kind::Broken) : answered(200)};
    });
    for (int i = 0; i < 100; ++i) {
        RepeatableCall call = world.repeatable(RetryRule::Idempotent);
        call.tries = 2;
        (void)world.run(std::move(call));
    }
    // Ten at once, and one more for each six seconds that went by.
    const std::size_t repetitions = world.transport.sent().size() - 100;
    EXPECT_EQ(repetitions, 10U + static_cast<std::size_t>(world.queue.now() / 6s));
}

TEST(RetryingCaller, ListensToWhatTheEnvelopeSays) {
    World world({{answered(200)}, {answered(200)}});
    RepeatableCall call = world.repeatable(RetryRule::IfNotArrived);
    int read = 0;
    call.readNote = [&](const HttpAnswer&) {
        ++read;
        return AnswerNote{read == 1 ? "C008" : "0000", "id-s3cr3t%2Ftoken",
                          read == 1 ? "too many s3cr3t/token" : "", read == 1};
    };
    ASSERT_TRUE(world.run(std::move(call)).has_value());
    ASSERT_EQ(world.told.size(), 2U);
    EXPECT_EQ(world.told[0].code, "C008");
    EXPECT_EQ(world.told[0].problem, "too many [secret]");
    EXPECT_EQ(world.told[0].requestId, "id-[secret]");
    EXPECT_EQ(world.told[1].code, "0000");
    EXPECT_EQ(world.told[1].problem, "");
}

TEST(RetryingCaller, TellsNoSecret) {
    World world({{failed(Kind::Broken, true, "at /?t=s3cr3t%2ftoken")}});
    RepeatableCall call = world.repeatable(RetryRule::Never);
    call.make = [] {
        HttpCall made;
        made.url = "https://h/x?token=s3cr3t%2Ftoken&b";
        return made;
    };
    const HttpResult result = world.run(std::move(call));
    EXPECT_EQ(result.error().detail, "at /?t=[secret]");
    ASSERT_EQ(world.told.size(), 1U);
    EXPECT_EQ(world.told[0].path, "/x?token=[secret]&b");
    EXPECT_EQ(world.told[0].problem, "at /?t=[secret]");
}

TEST(RetryingCaller, IsCancelledByDroppingTheHandleAtAnyMoment) {
    for (const auto when : {0ms, 50ms, 150ms, 350ms, 1100ms}) {
        World world(
            {{failed(Kind::Broken), 100ms}, {failed(Kind::Broken), 1s}, {answered(200), 1s}});
        auto handle = world.caller->call(world.repeatable(RetryRule::Idempotent),
                                         [](const HttpResult&) { FAIL() << "was dropped"; });
        if (when > 0ms) world.queue.advance(when);
        const std::size_t sent = world.transport.sent().size();
        handle.reset();
        EXPECT_EQ(world.transport.underWay(), 0);
        EXPECT_EQ(world.queue.timersSet(), 0U);
        EXPECT_EQ(world.told.size(), sent) << "each attempt is told, those that were cut, too";
        world.queue.advance(1min);
        EXPECT_EQ(world.transport.sent().size(), sent);
    }
}

TEST(RetryingCaller, EndsWhatIsUnderWayWhenItIsDestroyed) {
    World world({{answered(200), 1s}});
    std::vector<Kind> ends;
    std::vector<std::unique_ptr<HttpHandle>> handles;
    for (int i = 0; i < 5; ++i) {
        handles.push_back(world.caller->call(
            world.repeatable(RetryRule::Idempotent),
            [&](const HttpResult& result) { ends.push_back(result.error().kind); }));
        if (i == 2) world.queue.advance(1ms);
    }
    world.caller.reset();
    EXPECT_EQ(ends, std::vector<Kind>(5, Kind::Cancelled));
    EXPECT_EQ(world.told.size(), 3U);
    handles.clear();
    world.queue.advance(1min);
}

TEST(RetryingCaller, MayBeDestroyedFromInsideAReply) {
    World world({{answered(200)}});
    std::unique_ptr<HttpHandle> handle;
    bool replied = false;
    handle = world.caller->call(world.repeatable(RetryRule::Never), [&](const HttpResult&) {
        replied = true;
        handle.reset();
        world.caller.reset();
    });
    world.queue.advance(1s);
    EXPECT_TRUE(replied);
}

}  // namespace
}  // namespace berth::platform_client
