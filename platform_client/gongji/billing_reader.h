// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "models/domain/billing.h"
#include "models/domain/error.h"
#include "platform_client/gongji/api_client.h"
#include "platform_client/gongji/world.h"

namespace berth::platform_client::gongji {

// Whether the query can be asked. Errors: InvalidArgument (from, to, deployments).
[[nodiscard]] domain::Result<ApiClient::BillingSpan> billingSpanOf(
    const domain::BillingQuery& query);

// What was charged, by time and by task. One reply, on the queue's thread.
void readBilling(ApiClient& api, const World& world, const domain::BillingQuery& query,
                 std::function<void(domain::Result<domain::Billing>)> reply);

}  // namespace berth::platform_client::gongji
