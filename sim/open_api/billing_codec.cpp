// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/billing_codec.h"

#include <utility>

#include "sim/open_api/ids.h"
#include "sim/open_api/json_writer.h"
#include "sim/open_api/task_view.h"

namespace berth::sim::open_api {

namespace {

constexpr std::int64_t kQuarter = domain::Duration(std::chrono::minutes(15)).count();

domain::Instant quarterBefore(domain::Instant at) {
    const std::int64_t into = at.ns % kQuarter;
    return {at.ns - (into < 0 ? into + kQuarter : into)};
}

domain::Instant quarterAfter(domain::Instant at) {
    const domain::Instant before = quarterBefore(at);
    return before == at ? at : before + domain::Duration(kQuarter);
}

void writeCoins(JsonWriter& out, domain::Money charged, domain::Money listPrice) {
    out.number("billing_coin", charged.points);
    out.number("discount_coin", (listPrice - charged).points);
}

std::vector<domain::BillingPeriod> periodsOf(const domain::Billing& hourly,
                                             const BillingRequest& request) {
    std::vector<domain::BillingPeriod> periods;
    for (const domain::BillingPeriod& hour : hourly.periods) {
        const auto [from, to] = request.wall.period(request.step, hour.from);
        if (periods.empty() || periods.back().from != from) periods.push_back({from, to, {}, {}});
        periods.back().charged += hour.charged;
        periods.back().listPrice += hour.listPrice;
    }
    return periods;
}

}  // namespace

domain::BillingQuery hourlyQuery(const BillingRequest& request) {
    domain::BillingQuery query;
    query.step = domain::BillingStep::Hour;
    query.from = quarterBefore(request.from);
    query.to = quarterAfter(request.to);
    query.deployments = request.tasks;
    // A simulation's own clock is at UTC+8 and shows a whole hour at zero.
    query.utcOffsetMinutes = static_cast<int>(kOffsetSeconds / 60) + request.wall.minutesAtZero();
    return query;
}

std::string billingData(const domain::Billing& hourly, const BillingRequest& request) {
    const auto periods = periodsOf(hourly, request);
    JsonWriter out;
    out.beginObject().number("count", static_cast<std::int64_t>(periods.size()));
    out.key("results").beginArray();
    for (std::size_t i = request.page.begin(periods.size()); i < request.page.end(periods.size());
         ++i) {
        out.beginObject();
        writeCoins(out, periods[i].charged, periods[i].listPrice);
        out.text("start_time", request.wall.text(periods[i].from));
        out.text("end_time", request.wall.text(periods[i].to)).endObject();
    }
    return out.endArray().endObject().take();
}

std::string taskBillingData(const domain::Billing& billing, const BillingRequest& request,
                            const StateIndex& state) {
    const auto& shares = billing.shares;
    JsonWriter out;
    out.beginObject().number("count", static_cast<std::int64_t>(shares.size()));
    out.key("results").beginArray();
    for (std::size_t i = request.page.begin(shares.size()); i < request.page.end(shares.size());
         ++i) {
        const std::int64_t id = taskIdOf(shares[i].deployment).value_or(0);
        const TaskRef* task = state.task(id);
        const bool isJob = task != nullptr && kindOf(*task) == TaskKind::Job;
        out.beginObject().number("task_id", id);
        isJob ? out.null("task_type") : out.text("task_type", typeText(TaskKind::Deployment));
        out.text("task_name", shares[i].name);
        writeCoins(out, shares[i].charged, shares[i].listPrice);
        out.endObject();
    }
    return out.endArray().endObject().take();
}

}  // namespace berth::sim::open_api
