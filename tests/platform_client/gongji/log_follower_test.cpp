// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "platform_client/gongji/rfc3339.h"
#include "tests/platform_client/gongji/client_room.h"

namespace berth::platform_client::gongji {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using testing::ClientRoom;
using testing::FakePoint;
using testing::FakeTask;
using testing::Fate;

struct Follow {
    std::vector<LogBatch> batches;
    std::unique_ptr<Subscription> subscription;

    Follow(ClientRoom& room, LogFilter filter) {
        subscription = room.client->followLogs(
            std::move(filter), [this](const LogBatch& batch) { batches.push_back(batch); });
    }
    [[nodiscard]] std::vector<std::string> texts() const {
        std::vector<std::string> all;
        for (const LogBatch& batch : batches) {
            for (const LogLine& line : batch.lines)
                all.push_back(line.text);
        }
        return all;
    }
    [[nodiscard]] std::uint64_t missing() const {
        std::uint64_t sum = 0;
        for (const LogBatch& batch : batches)
            sum += batch.missing;
        return sum;
    }
};

using Texts = std::vector<std::string>;

TEST(LogFollowing, TellsWhatThereIsAndThenWhatIsNew) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 1);
    task.nodes[0].logs = "one\ntwo\n";
    room.ready();
    Follow follow(room, {room.shown("echo")->id, {}, 1000});
    room.queue.advance(1s);
    EXPECT_EQ(follow.texts(), (Texts{"one", "two"}));
    task.nodes[0].logs += "three\n";
    room.queue.advance(5s);
    EXPECT_EQ(follow.texts(), (Texts{"one", "two", "three"}));
    std::uint64_t sequence = 0;
    for (const LogBatch& batch : follow.batches) {
        for (const LogLine& line : batch.lines)
            EXPECT_EQ(line.sequence, ++sequence);
    }
}

TEST(LogFollowing, MergesNodesByTheTimesTheirLinesBear) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 2);
    task.nodes[0].logs =
        "2026-01-01T00:00:01Z a1\n2026-01-01T00:00:04Z a2\n2026-01-01T00:00:03Z a3\n";
    task.nodes[1].logs = "2026-01-01T00:00:02Z b1\n2026-01-01T00:00:05.5+00:00 b2\n";
    room.ready();
    Follow follow(room, {room.shown("echo")->id, {}, 1000});
    room.queue.advance(1s);
    EXPECT_EQ(follow.texts(), (Texts{"a1", "b1", "a2", "a3", "b2"}));
    ASSERT_EQ(follow.batches.size(), 1U);
    const std::vector<LogLine>& lines = follow.batches[0].lines;
    EXPECT_EQ(lines[0].at, parseRfc3339("2026-01-01T00:00:01Z"));
    EXPECT_EQ(lines[3].at, lines[2].at) << "within a node what is written later is not older";
    EXPECT_EQ(lines[0].ordinal, 1);
    EXPECT_EQ(lines[1].ordinal, 2);
}

TEST(LogFollowing, BeginsWithTheNewestLines) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 1);
    for (int i = 0; i < 500; ++i)
        task.nodes[0].logs += "line " + std::to_string(i) + "\n";
    room.ready();
    Follow follow(room, {room.shown("echo")->id, {}, 3});
    room.queue.advance(1s);
    EXPECT_EQ(follow.texts(), (Texts{"line 497", "line 498", "line 499"}));
    task.nodes[0].logs += "a\nb\nc\nd\ne\n";
    room.queue.advance(5s);
    EXPECT_EQ(follow.texts().size(), 8U) << "and leaves nothing out later";
}

TEST(LogFollowing, FollowsARestartAndALogThatIsTrimmed) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 1);
    FakePoint& point = task.nodes[0];
    point.logs = "boot\nserving\n";
    room.ready();
    Follow follow(room, {room.shown("echo")->id, {}, 1000});
    room.queue.advance(1s);
    // The container restarts, and the list of nodes has not been read since.
    point.restarts = 1;
    point.logs = "boot\n";
    room.queue.advance(3s);
    EXPECT_EQ(follow.texts(), (Texts{"boot", "serving", "boot"}));
    EXPECT_EQ(follow.missing(), 0U);
    point.logs = "boot\nx\ny\nz\n";
    room.queue.advance(3s);
    point.logs = "y\nz\nlast\n";
    room.queue.advance(3s);
    EXPECT_EQ(follow.texts(), (Texts{"boot", "serving", "boot", "x", "y", "z", "last"}));
    point.logs = "far\nbeyond\n";
    room.queue.advance(3s);
    EXPECT_EQ(follow.missing(), 1U);
    EXPECT_EQ(follow.texts().back(), "beyond");
    EXPECT_GT(follow.batches.back().lines[0].sequence,
              follow.batches[follow.batches.size() - 2].lines.back().sequence + 1)
        << "the gap shows in the numbers too";
}

TEST(LogFollowing, TakesUpNewNodesAndLetsGoOfOldOnes) {
    ClientRoom room;
    room.platform.startAfter = 5s;
    FakeTask& task = room.running("echo", 1);
    task.nodes[0].logs = "old\n";
    room.ready();
    const DeploymentId id = room.shown("echo")->id;
    Follow follow(room, {id, {}, 1000});
    room.queue.advance(1s);
    ASSERT_TRUE(room.apply(ReplaceNode{{std::to_string(task.nodes[0].id)}}));
    FakePoint& fresh = room.platform.find(task.id)->nodes.back();
    fresh.logs = "new\n";
    ASSERT_TRUE(room.until([&] { return room.shown("echo")->nodesReady == 1; }));
    room.queue.advance(10s);
    EXPECT_EQ(follow.texts(), (Texts{"old", "new"}));
    const int asked = room.platform.asked["/api/deployment/task/point_log"];
    room.queue.advance(20s);
    EXPECT_LE(room.platform.asked["/api/deployment/task/point_log"] - asked, 11)
        << "only the one that is there";
}

TEST(LogFollowing, FollowsOneNodeWhenAskedForOne) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 2);
    task.nodes[0].logs = "first\n";
    task.nodes[1].logs = "second\n";
    room.ready();
    Follow follow(room, {room.shown("echo")->id, {std::to_string(task.nodes[1].id)}, 1000});
    room.queue.advance(1s);
    EXPECT_EQ(follow.texts(), Texts{"second"});
}

TEST(LogFollowing, EndsWithItsSubscription) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 1);
    task.nodes[0].logs = "one\n";
    room.ready();
    Follow follow(room, {room.shown("echo")->id, {}, 1000});
    room.queue.advance(1s);
    follow.subscription.reset();
    task.nodes[0].logs += "two\n";
    room.queue.advance(30s);
    EXPECT_EQ(follow.texts(), Texts{"one"});
    const int asked = room.platform.asked["/api/deployment/task/point_log"];
    room.queue.advance(5min);
    EXPECT_EQ(room.platform.asked["/api/deployment/task/point_log"], asked);
}

TEST(LogFollowing, GoesOnAfterAnAnswerThatDidNotCome) {
    ClientRoom room;
    FakeTask& task = room.running("echo", 1);
    task.nodes[0].logs = "one\n";
    room.ready();
    Follow follow(room, {room.shown("echo")->id, {}, 1000});
    room.queue.advance(1s);
    bool down = true;
    room.wire.fate = [&](const HttpCall& call) {
        Fate fate;
        if (down && call.url.find("point_log") != std::string::npos) fate.status = 500;
        return fate;
    };
    task.nodes[0].logs += "two\n";
    room.queue.advance(1min);
    EXPECT_EQ(follow.texts(), Texts{"one"});
    down = false;
    task.nodes[0].logs += "three\n";
    room.queue.advance(2min);
    EXPECT_EQ(follow.texts(), (Texts{"one", "two", "three"}));
}

TEST(Billing, AsksForBothViewsAndPutsThemTogether) {
    ClientRoom room;
    room.running("echo", 1).id = 100;
    room.ready();
    room.platform.answers["/api/billing/get_billing_record"] =
        R"({"code":"0000","data":{"count":2,"results":[
          {"billing_coin":20,"discount_coin":5,"start_time":"2026-01-01T01:00:00+08:00",
           "end_time":"2026-01-01T02:00:00+08:00"},
          {"billing_coin":10,"discount_coin":0,"start_time":"2026-01-01T00:00:00+08:00",
           "end_time":"2026-01-01T01:00:00+08:00"}]}})";
    room.platform.answers["/api/billing/get_task_billing_record"] =
        R"({"code":"0000","data":{"count":2,"results":[
          {"task_id":7,"task_name":"gone","billing_coin":10,"discount_coin":0},
          {"task_id":8,"task_name":null,"billing_coin":20,"discount_coin":5}]}})";
    BillingQuery query;
    query.from = *parseRfc3339("2026-01-01T00:00:00+08:00");
    query.to = query.from + 24h;
    query.deployments = {{"7"}, {"8"}};
    std::optional<Result<Billing>> answer;
    room.client->readBilling(query, [&](Result<Billing> billing) { answer = std::move(billing); });
    ASSERT_TRUE(room.until([&] { return answer.has_value(); }));
    ASSERT_TRUE(*answer) << answer->error().detail;
    const Billing& billing = **answer;
    ASSERT_EQ(billing.periods.size(), 2U);
    EXPECT_EQ(billing.periods[0].charged.points, 10);
    EXPECT_EQ(billing.periods[1].charged.points, 20);
    EXPECT_EQ(billing.periods[1].listPrice.points, 25);
    ASSERT_EQ(billing.shares.size(), 2U);
    EXPECT_EQ(billing.shares[0].deployment.value, "8") << "the dearest first";
    EXPECT_EQ(billing.shares[1].name, "gone");
    EXPECT_NE(room.wire.lastUrl.find("task_ids=7%2C8"), std::string::npos) << room.wire.lastUrl;
    EXPECT_NE(room.wire.lastUrl.find("start_time=2026-01-01T00%3A00%3A00%2B08%3A00"),
              std::string::npos);
}

TEST(Billing, RefusesSpansThatAreNone) {
    ClientRoom room;
    room.ready();
    const Instant now{room.queue.clock().unixMilliseconds() * 1'000'000};
    const auto fieldOf = [&](BillingQuery query) {
        std::optional<Result<Billing>> answer;
        room.client->readBilling(std::move(query),
                                 [&](Result<Billing> b) { answer = std::move(b); });
        room.queue.runPosted();
        return answer && !*answer ? answer->error().field : std::string("no refusal");
    };
    BillingQuery query;
    query.from = query.to = now;
    EXPECT_EQ(fieldOf(query), "to");
    query.from = now - 401 * 24h;
    EXPECT_EQ(fieldOf(query), "from");
    query.from = now - 1h;
    query.deployments = {{"echo"}};
    EXPECT_EQ(fieldOf(query), "deployments");
}

}  // namespace
}  // namespace berth::platform_client::gongji
