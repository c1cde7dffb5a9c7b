// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/billing_reader.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "platform_client/gongji/rfc3339.h"

namespace berth::platform_client::gongji {
namespace {

using domain::Billing;
using domain::ErrorCode;
using domain::Result;

constexpr domain::Duration kLongestSpan = std::chrono::hours(24) * 400;

const char* wordOf(domain::BillingStep step) {
    switch (step) {
        case domain::BillingStep::Hour:
            return "hour";
        case domain::BillingStep::Day:
            return "day";
        case domain::BillingStep::Week:
            return "week";
        case domain::BillingStep::Month:
            return "month";
    }
    return "hour";
}

// Both halves, and what they make together.
struct Halves {
    std::optional<ApiResult<std::vector<WireBillingRecord>>> records;
    std::optional<ApiResult<std::vector<WireBillingShare>>> shares;
};

Result<Billing> joined(const Halves& halves, const World& world) {
    if (!*halves.records) return tl::unexpected<domain::Error>(halves.records->error().error);
    if (!*halves.shares) return tl::unexpected<domain::Error>(halves.shares->error().error);
    Billing billing;
    for (const WireBillingRecord& each : **halves.records) {
        if (each.billed == 0 && each.discount == 0) continue;
        billing.periods.push_back(
            {each.from, each.to, {each.billed}, {each.billed + each.discount}});
    }
    std::sort(billing.periods.begin(), billing.periods.end(),
              [](const auto& a, const auto& b) { return a.from < b.from; });
    for (const WireBillingShare& each : **halves.shares) {
        domain::BillingShare share;
        share.deployment = deploymentIdOf(each.task);
        share.name = each.name;
        const domain::Deployment* known = world.snapshot()->findDeployment(share.deployment);
        if (share.name.empty() && known != nullptr) share.name = known->spec.name;
        share.charged = {each.billed};
        share.listPrice = {each.billed + each.discount};
        billing.shares.push_back(std::move(share));
    }
    std::stable_sort(billing.shares.begin(), billing.shares.end(),
                     [](const auto& a, const auto& b) { return a.charged > b.charged; });
    return billing;
}

}  // namespace

Result<ApiClient::BillingSpan> billingSpanOf(const domain::BillingQuery& query) {
    if (query.to <= query.from)
        return domain::fail(ErrorCode::InvalidArgument, "the span is empty", "to");
    if (query.from.ns < 0 || query.to.ns - query.from.ns > kLongestSpan.count())
        return domain::fail(ErrorCode::InvalidArgument, "the span is longer than 400 days", "from");
    ApiClient::BillingSpan span;
    span.range = wordOf(query.step);
    span.from = toRfc3339(query.from, query.utcOffsetMinutes);
    span.to = toRfc3339(query.to, query.utcOffsetMinutes);
    for (const domain::DeploymentId& each : query.deployments) {
        const auto task = taskOf(each);
        if (!task) {
            return domain::fail(ErrorCode::InvalidArgument,
                                "\"" + each.value + "\" is none of the platform's deployments",
                                "deployments");
        }
        span.tasks.push_back(*task);
    }
    return span;
}

void readBilling(ApiClient& api, const World& world, const domain::BillingQuery& query,
                 std::function<void(Result<Billing>)> reply) {
    const auto span = billingSpanOf(query);
    if (!span) return reply(tl::unexpected<domain::Error>(span.error()));
    const auto halves = std::make_shared<Halves>();
    const auto done = [halves, &world, reply = std::move(reply)] {
        if (halves->records && halves->shares) reply(joined(*halves, world));
    };
    api.readBillingRecords(*span, [halves, done](ApiResult<std::vector<WireBillingRecord>> read) {
        halves->records = std::move(read);
        done();
    });
    api.readBillingShares(*span, [halves, done](ApiResult<std::vector<WireBillingShare>> read) {
        halves->shares = std::move(read);
        done();
    });
}

}  // namespace berth::platform_client::gongji
