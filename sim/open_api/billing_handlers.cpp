// SPDX-License-Identifier: GPL-3.0-or-later
// What was charged. The platform below is asked by the hour, since its calendar is another one; the
// hours are put together here.
#include <fmt/format.h>

#include <charconv>
#include <string>
#include <utility>

#include "sim/open_api/billing_codec.h"
#include "sim/open_api/handlers.h"
#include "sim/open_api/ids.h"

namespace berth::sim::open_api {

namespace {

ApiResult<domain::Instant> timeOf(const Query& query, const char* name, const WallTime& wall) {
    const auto text = query.needText(name);
    if (!text) return tl::unexpected(text.error());
    if (const auto at = wall.parse(*text)) return *at;
    return refuse(
        fmt::format("参数错误: {} 必须为 RFC 3339 时间，例如 2026-01-01T00:00:00%2B08:00", name));
}

ApiResult<domain::BillingStep> stepOf(const Query& query) {
    using domain::BillingStep;
    const auto text = query.needText("range");
    if (!text) return tl::unexpected(text.error());
    if (*text == "hour") return BillingStep::Hour;
    if (*text == "day") return BillingStep::Day;
    if (*text == "week") return BillingStep::Week;
    if (*text == "month") return BillingStep::Month;
    return refuse("参数错误: range 必须为 hour、day、week 或 month");
}

ApiResult<std::vector<domain::DeploymentId>> tasksOf(const Query& query) {
    std::vector<domain::DeploymentId> tasks;
    for (const std::string_view text : query.list("task_ids")) {
        std::int64_t id = 0;
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), id);
        if (error != std::errc() || stop != text.data() + text.size() || id < 1)
            return refuse("参数错误: task_ids 必须为以逗号分隔的正整数");
        tasks.push_back(deploymentIdOf(id));
    }
    return tasks;
}

ApiResult<BillingRequest> requestOf(const Query& query, const WallTime& wall) {
    const auto step = stepOf(query);
    if (!step) return tl::unexpected(step.error());
    const WallTime quarters = wall.atQuarter();
    const auto from = timeOf(query, "start_time", quarters);
    if (!from) return tl::unexpected(from.error());
    const auto to = timeOf(query, "end_time", quarters);
    if (!to) return tl::unexpected(to.error());
    if (*to <= *from) return refuse("参数错误: end_time 必须晚于 start_time");
    auto tasks = tasksOf(query);
    if (!tasks) return tl::unexpected(tasks.error());
    const auto page = query.page();
    if (!page) return tl::unexpected(page.error());
    return BillingRequest{*step, *from, *to, std::move(*tasks), *page, quarters};
}

// `codec`: makes the data of a bill and its request.
template <typename Codec>
void answer(ApiContext& context, const ApiCall& call, const Responder& responder, Codec codec) {
    auto request = requestOf(call.query, context.wall());
    if (!request) return responder.failure(request.error());
    domain::BillingQuery query = hourlyQuery(*request);
    context.platform().readBilling(
        std::move(query), [responder, codec = std::move(codec), request = std::move(*request)](
                              const domain::Result<domain::Billing>& billing) {
            billing ? responder.success(codec(*billing, request))
                    : responder.failure(billing.error());
        });
}

}  // namespace

void showBilling(ApiContext& context, const ApiCall& call, const Responder& responder) {
    answer(context, call, responder, billingData);
}
void showTaskBilling(ApiContext& context, const ApiCall& call, const Responder& responder) {
    answer(
        context, call, responder,
        [state = context.state()](const domain::Billing& billing, const BillingRequest& request) {
            return taskBillingData(billing, request, *state);
        });
}

}  // namespace berth::sim::open_api
