// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/gongji/wire.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client::gongji {

// `data` of /storage/get_storage. Needs a `storage_id` of each.
[[nodiscard]] WirePage<WireStorage> readStorages(const JsonReader& data);

// `data` of /billing/get_billing_record: what was charged from time to time.
[[nodiscard]] WirePage<WireBillingRecord> readBillingRecords(const JsonReader& data);

// `data` of /billing/get_task_billing_record: what was charged for each task.
[[nodiscard]] WirePage<WireBillingShare> readBillingShares(const JsonReader& data);

}  // namespace berth::platform_client::gongji
