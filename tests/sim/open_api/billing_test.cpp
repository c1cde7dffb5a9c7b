// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/billing_codec.h"

#include "tests/sim/open_api/api_room.h"

namespace berth::sim::open_api::testing {
namespace {

using domain::BillingStep;
using std::chrono::hours;
using std::chrono::minutes;

// The clock of these tests stands at 2026-09-21T14:13:20Z, 22:13:20 at UTC+8, a Monday; the
// simulation is two hours old then, so its zero is 20:13:20, and its quarters begin at 20:00.
const std::string kSpan =
    "&start_time=2026-09-21T00:00:00%2B08:00&end_time=2026-09-23T00:00:00%2B08:00";

class Billing : public ApiRoom {
  protected:
    static domain::Instant hour(std::int64_t number) {
        return {std::chrono::nanoseconds(hours(number)).count()};
    }
    void charge(std::int64_t atHour, std::int64_t points) {
        charged.periods.push_back({hour(atHour), hour(atHour + 1), {points}, {points + 10}});
        platform.setBilling(charged);
    }
    domain::Billing charged;
};

TEST_F(Billing, TellsHoursOfTheWall) {
    charge(0, 100);
    charge(1, 200);
    const Json data = this->data("/api/billing/get_billing_record?range=hour" + kSpan);
    EXPECT_EQ(data, Json::parse(R"({"count":2,"results":[
        {"billing_coin":100,"discount_coin":10,"start_time":"2026-09-21T20:00:00.000000+08:00",
         "end_time":"2026-09-21T21:00:00.000000+08:00"},
        {"billing_coin":200,"discount_coin":10,"start_time":"2026-09-21T21:00:00.000000+08:00",
         "end_time":"2026-09-21T22:00:00.000000+08:00"}]})"));
}

TEST_F(Billing, PutsHoursTogetherToDaysWeeksAndMonths) {
    for (const auto& [at, points] : std::vector<std::pair<int, int>>{
             {0, 1}, {3, 2}, {4, 4}, {4 + 24 * 6, 8}, {4 + 24 * 9, 16}, {4 + 24 * 10, 32}})
        charge(at, points);
    const auto told = [this](const std::string& range) {
        std::vector<std::pair<std::string, int>> found;
        const Json data = this->data("/api/billing/get_billing_record?range=" + range + kSpan);
        for (const Json& each : data["results"])
            found.emplace_back(each["start_time"].get<std::string>().substr(5, 8),
                               each["billing_coin"]);
        return found;
    };
    using Told = std::vector<std::pair<std::string, int>>;
    EXPECT_EQ(told("day"), (Told{{"09-21T00", 3},
                                 {"09-22T00", 4},
                                 {"09-28T00", 8},
                                 {"10-01T00", 16},
                                 {"10-02T00", 32}}));
    EXPECT_EQ(told("week"), (Told{{"09-21T00", 7}, {"09-28T00", 56}}));
    EXPECT_EQ(told("month"), (Told{{"09-01T00", 15}, {"10-01T00", 48}}));
}

TEST_F(Billing, TellsTasksTheDearestFirst) {
    charged.shares = {{{"deployment-3"}, "web", {500}, {600}},
                      {{"deployment-1"}, "gone", {7}, {7}}};
    platform.setBilling(charged);
    const Json data = this->data("/api/billing/get_task_billing_record?range=day" + kSpan);
    EXPECT_EQ(data, Json::parse(R"({"count":2,"results":[
        {"task_id":3,"task_type":"Deployment","task_name":"web","billing_coin":500,
         "discount_coin":100},
        {"task_id":1,"task_type":"Deployment","task_name":"gone","billing_coin":7,
         "discount_coin":0}]})"));
    EXPECT_EQ(this->data("/api/billing/get_task_billing_record?range=day&page=2&page_size=1" +
                         kSpan)["results"][0]["task_id"],
              1);
}

TEST_F(Billing, NamesNoTypeForAJob) {
    addDeployment(3, "web");
    addDeployment(4, "batch").spec.job.emplace();
    publish();
    charged.shares = {{{"deployment-3"}, "web", {500}, {500}},
                      {{"deployment-4"}, "batch", {7}, {7}}};
    platform.setBilling(charged);
    const Json tasks = data("/api/billing/get_task_billing_record?range=day" + kSpan)["results"];
    EXPECT_EQ(tasks[0]["task_type"], "Deployment");
    EXPECT_EQ(tasks[1]["task_type"], nullptr);
    EXPECT_EQ(tasks[1]["task_name"], "batch");
}

TEST_F(Billing, NeedsASpanAndAStep) {
    platform.setBilling(charged);
    const auto why = [this](const std::string& query) {
        return refusal(get("/api/billing/get_billing_record?" + query));
    };
    EXPECT_NE(why(kSpan.substr(1)).find("range"), std::string::npos);
    EXPECT_NE(why("range=year" + kSpan).find("range"), std::string::npos);
    EXPECT_NE(why("range=day&start_time=2026-09-21T00:00:00Z").find("end_time"), std::string::npos);
    EXPECT_NE(
        why("range=day&start_time=yesterday&end_time=2026-09-21T00:00:00Z").find("start_time"),
        std::string::npos);
    // A plus that is not encoded is a blank.
    EXPECT_NE(why("range=day&start_time=2026-09-21T00:00:00+08:00&end_time=2026-09-22T00:00:00Z")
                  .find("%2B08:00"),
              std::string::npos);
    EXPECT_NE(
        why("range=day&start_time=2026-09-22T00:00:00Z&end_time=2026-09-21T00:00:00Z").find("晚于"),
        std::string::npos);
    EXPECT_NE(why("range=day&task_ids=1%2Cx" + kSpan).find("task_ids"), std::string::npos);
}

TEST_F(Billing, PassesOnWhatThePlatformRefuses) {
    EXPECT_NE(refusal(get("/api/billing/get_billing_record?range=day" + kSpan)).find("不支持"),
              std::string::npos);
}

TEST(BillingRequest, AsksForWholeQuartersInHoursOfTheWall) {
    BillingRequest request;
    request.wall = WallTime({0}, 1'790'000'000'000).atQuarter();  // 14:13:20 → 14:00
    EXPECT_EQ(request.wall.minutesAtZero(), 0);
    request.wall = WallTime({0}, 1'790'002'000'000).atQuarter();  // 14:46:40 → 14:45
    EXPECT_EQ(request.wall.minutesAtZero(), 45);
    request.from = {std::chrono::nanoseconds(minutes(-1)).count()};
    request.to = {std::chrono::nanoseconds(minutes(31)).count()};
    request.tasks = {{"deployment-2"}};
    const domain::BillingQuery query = hourlyQuery(request);
    EXPECT_EQ(query.step, BillingStep::Hour);
    EXPECT_EQ(query.from.ns, std::chrono::nanoseconds(minutes(-15)).count());
    EXPECT_EQ(query.to.ns, std::chrono::nanoseconds(minutes(45)).count());
    EXPECT_EQ(query.deployments, request.tasks);
    // The clock that shows 00:00 at zero at UTC+8 shows minute 45 there.
    EXPECT_EQ(query.utcOffsetMinutes, 480 + 45);
    // So an hour of the wall that begins 15 minutes after zero is an hour of that clock.
    EXPECT_EQ(request.wall.period(BillingStep::Hour, {0}).second.ns,
              std::chrono::nanoseconds(minutes(15)).count());
}

TEST(WallPeriods, FollowTheCalendarAtTheOffsetOfThePlatform) {
    const WallTime wall({0}, 0);
    const auto text = [&wall](BillingStep step, const char* at) {
        const auto [from, to] = wall.period(step, *wall.parse(at));
        return wall.plainText(from) + " " + wall.plainText(to);
    };
    EXPECT_EQ(text(BillingStep::Day, "2026-02-28T16:00:00Z"),
              "2026-03-01 00:00:00 2026-03-02 00:00:00");
    EXPECT_EQ(text(BillingStep::Day, "2026-02-28T15:59:59Z"),
              "2026-02-28 00:00:00 2026-03-01 00:00:00");
    EXPECT_EQ(text(BillingStep::Week, "2026-01-01T12:00:00+08:00"),
              "2025-12-29 00:00:00 2026-01-05 00:00:00");
    EXPECT_EQ(text(BillingStep::Week, "2026-01-04T23:59:59+08:00"),
              "2025-12-29 00:00:00 2026-01-05 00:00:00");
    EXPECT_EQ(text(BillingStep::Month, "2028-02-29T23:59:59+08:00"),
              "2028-02-01 00:00:00 2028-03-01 00:00:00");
    EXPECT_EQ(text(BillingStep::Month, "2025-12-31T23:59:59+08:00"),
              "2025-12-01 00:00:00 2026-01-01 00:00:00");
    EXPECT_EQ(text(BillingStep::Hour, "2026-01-01T00:00:00+08:00"),
              "2026-01-01 00:00:00 2026-01-01 01:00:00");
}

}  // namespace
}  // namespace berth::sim::open_api::testing
