// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/balancing_json.h"

namespace berth::domain {

using nlohmann::json;

json optionsToJson(const BalancingOptions& options) {
    json form = json::object();
    if (options.hashKey != HashKey{})
        form["hashKey"] = {{"source", toText(options.hashKey.source)},
                           {"name", options.hashKey.name}};
    if (options.loadAboveMeanPercent) form["loadAboveMeanPercent"] = *options.loadAboveMeanPercent;
    if (options.queue != RequestQueue{})
        form["queue"] = {{"limit", options.queue.limit},
                         {"perNode", options.queue.perNode},
                         {"waitTimeout", options.queue.waitTimeout.count()},
                         {"processingTimeout", options.queue.processingTimeout.count()}};
    if (options.slowStart.count() != 0) form["slowStart"] = options.slowStart.count();
    if (options.ejection)
        form["ejection"] = {{"failures", options.ejection->failures},
                            {"baseTime", options.ejection->baseTime.count()},
                            {"mostPercent", options.ejection->mostPercent}};
    if (options.retries)
        form["retries"] = {{"attempts", options.retries->attempts},
                           {"budgetPercent", options.retries->budgetPercent}};
    if (options.drainLimit) form["drainLimit"] = options.drainLimit->count();
    return form;
}

void readOptions(ObjectReader& reader, BalancingOptions& options) {
    reader.readObject("hashKey", [&](ObjectReader& key) {
        key.readWord("source", options.hashKey.source,
                     {{"address", HashKeySource::Address},
                      {"header", HashKeySource::Header},
                      {"cookie", HashKeySource::Cookie},
                      {"query", HashKeySource::Query}});
        key.read("name", options.hashKey.name);
    });
    if (reader.has("loadAboveMeanPercent"))
        reader.read("loadAboveMeanPercent", options.loadAboveMeanPercent.emplace());
    reader.readObject("queue", [&](ObjectReader& queue) {
        queue.read("limit", options.queue.limit);
        queue.read("perNode", options.queue.perNode);
        queue.read("waitTimeout", options.queue.waitTimeout);
        queue.read("processingTimeout", options.queue.processingTimeout);
    });
    reader.read("slowStart", options.slowStart);
    reader.readObject("ejection", [&](ObjectReader& ejection) {
        Ejection& wanted = options.ejection.emplace();
        ejection.read("failures", wanted.failures);
        ejection.read("baseTime", wanted.baseTime);
        ejection.read("mostPercent", wanted.mostPercent);
    });
    reader.readObject("retries", [&](ObjectReader& retries) {
        RetryPolicy& wanted = options.retries.emplace();
        retries.read("attempts", wanted.attempts);
        retries.read("budgetPercent", wanted.budgetPercent);
    });
    reader.read("drainLimit", options.drainLimit);
}

}  // namespace berth::domain
