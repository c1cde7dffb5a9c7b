// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/account_codec.h"

#include <algorithm>
#include <string>
#include <utility>

#include "platform_client/gongji/rfc3339.h"

namespace berth::platform_client::gongji {
namespace {

template <class T, class Read>
WirePage<T> readPage(const JsonReader& data, Read read) {
    WirePage<T> page;
    data.list("results", [&](const JsonReader& each) { page.results.push_back(read(each)); });
    page.count = data.integer("count").value_or(static_cast<std::int64_t>(page.results.size()));
    return page;
}

domain::Instant readTime(const JsonReader& object, std::string_view key) {
    object.need(key);
    const auto text = object.text(key);
    if (!text) return {};
    const auto at = parseRfc3339(*text);
    if (!at) object.value(key, [](const JsonReader& value) { value.refuse("a time of RFC 3339"); });
    return at.value_or(domain::Instant{});
}

// Kept within what sums over many periods can hold.
std::int64_t money(const JsonReader& object, std::string_view key) {
    constexpr std::int64_t kMost = 1'000'000'000'000'000;
    return std::clamp(object.integer(key).value_or(0), -kMost, kMost);
}

}  // namespace

WirePage<WireStorage> readStorages(const JsonReader& data) {
    return readPage<WireStorage>(data, [](const JsonReader& each) {
        WireStorage storage;
        each.need("storage_id");
        storage.id = each.integer("storage_id").value_or(0);
        storage.name = each.text("storage_name").value_or(std::string());
        // Below zero: not known.
        storage.size = std::max<std::int64_t>(0, each.integer("size").value_or(0));
        storage.useSize = std::max<std::int64_t>(0, each.integer("use_size").value_or(0));
        return storage;
    });
}

WirePage<WireBillingRecord> readBillingRecords(const JsonReader& data) {
    return readPage<WireBillingRecord>(data, [](const JsonReader& each) {
        WireBillingRecord record;
        record.from = readTime(each, "start_time");
        record.to = readTime(each, "end_time");
        record.billed = money(each, "billing_coin");
        record.discount = money(each, "discount_coin");
        return record;
    });
}

WirePage<WireBillingShare> readBillingShares(const JsonReader& data) {
    return readPage<WireBillingShare>(data, [](const JsonReader& each) {
        WireBillingShare share;
        each.need("task_id");
        share.task = each.integer("task_id").value_or(0);
        share.name = each.text("task_name").value_or(std::string());
        share.billed = money(each, "billing_coin");
        share.discount = money(each, "discount_coin");
        return share;
    });
}

}  // namespace berth::platform_client::gongji
