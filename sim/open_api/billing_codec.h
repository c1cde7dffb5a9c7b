// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/billing.h"
#include "sim/open_api/query.h"
#include "sim/open_api/state_index.h"
#include "sim/open_api/wall_time.h"

namespace berth::sim::open_api {

// The query of a billing call.
struct BillingRequest {
    domain::BillingStep step = domain::BillingStep::Hour;
    domain::Instant from, to;
    std::vector<domain::DeploymentId> tasks;
    Page page;
    // With a whole quarter of an hour as zero: a simulation dates what it charges by quarters of
    // its own time, and only whole ones can be put together to hours of the wall. What is shown so
    // may be dated up to half an hour early, never late.
    WallTime wall;
};

// What to ask the platform below: hours that are hours of the wall too, from the quarter in which
// the request begins to that in which it ends.
[[nodiscard]] domain::BillingQuery hourlyQuery(const BillingRequest& request);

// The data of /api/billing/get_billing_record: one entry for each hour, day, week (from Monday) or
// month at UTC+8 in which something was charged, oldest first. `billing_coin` is what was charged,
// `discount_coin` by how much that is less than the list price; both in points.
[[nodiscard]] std::string billingData(const domain::Billing& hourly, const BillingRequest& request);

// The data of /api/billing/get_task_billing_record: one entry for each task, the dearest first. The
// documentation knows no `task_type` for a job here, so that of one is null.
[[nodiscard]] std::string taskBillingData(const domain::Billing& billing,
                                          const BillingRequest& request, const StateIndex& state);

}  // namespace berth::sim::open_api
