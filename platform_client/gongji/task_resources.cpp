// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/task_resources.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "platform_client/json/json_reader.h"

namespace berth::platform_client::gongji {
namespace {

using domain::ErrorCode;
using domain::Result;

WireTaskResource resourceOf(const WireOffer& offer) {
    return {offer.device, offer.region, offer.regionName, offer.mark};
}

void writeResource(JsonWriter& writer, const WireTaskResource& resource) {
    const WireDevice& device = resource.device;
    writer.beginObject().field("device_name", device.deviceName).field("region", resource.region);
    writer.field("gpu_name", device.gpuName).field("gpu_count", device.gpuCount);
    writer.field("gpu_memory", device.gpuMemory).field("memory", device.memory);
    writer.field("cpu_cores", device.cpuCores).endObject();
}

// The further members of each resource of a task, in their order.
std::vector<std::string> restsOf(const std::string& taskJson) {
    std::vector<std::string> rests;
    const auto document = JsonDocument::parse(taskJson);
    if (!document) return rests;
    JsonStatus status;
    JsonReader(*document, status).list("resources", [&](const JsonReader& each) {
        rests.push_back(each.without({"resource", "region_name", "mark"}));
    });
    return rests;
}

}  // namespace

Result<std::vector<OrderedResource>> orderResources(const domain::DeploymentSpec& wanted,
                                                    const OfferBook& offers) {
    std::vector<OrderedResource> ordered;
    for (std::size_t i = 0; i < wanted.offers.size(); ++i) {
        const WireOffer* offer = offers.findMark(wanted.offers[i]);
        if (offer == nullptr) {
            return domain::fail(ErrorCode::NoCapacity,
                                "the platform does not know this offer any more: choose the GPU "
                                "again",
                                fmt::format("offers[{}]", i), true);
        }
        ordered.push_back({resourceOf(*offer), "{}"});
    }
    if (!ordered.empty()) return ordered;
    for (const WireOffer* offer : offers.offersOf(wanted.gpuSpec, wanted.regions))
        ordered.push_back({resourceOf(*offer), "{}"});
    if (!ordered.empty()) return ordered;
    return domain::fail(
        ErrorCode::NoCapacity,
        fmt::format("{} is not sold {} now: choose another GPU or region", wanted.gpuSpec,
                    wanted.regions.empty() ? "anywhere" : "in these regions"),
        "gpuSpec", true);
}

Result<std::vector<OrderedResource>> renewResources(const WireTask& task,
                                                    const std::string& taskJson,
                                                    const OfferBook& offers) {
    const std::vector<std::string> rests = restsOf(taskJson);
    std::vector<OrderedResource> renewed;
    bool anyFresh = false;
    for (std::size_t i = 0; i < task.resources.size(); ++i) {
        OrderedResource each{task.resources[i], i < rests.size() ? rests[i] : "{}"};
        const auto sold = offers.offersOf(offers.specNameOf(each.resource.device),
                                          {domain::RegionId{each.resource.region}});
        // A region that is not listed for a while stays a choice; it alone is none.
        if (!sold.empty()) each.resource.mark = sold.front()->mark;
        anyFresh = anyFresh || !sold.empty();
        renewed.push_back(std::move(each));
    }
    if (anyFresh) return renewed;
    return domain::fail(ErrorCode::NoCapacity,
                        "none of the task's regions sells its GPU any more: choose another",
                        "gpuSpec", true);
}

void writeResources(JsonWriter& writer, const std::vector<OrderedResource>& resources) {
    writer.beginList();
    for (const OrderedResource& each : resources) {
        writer.beginObject().key("resource");
        writeResource(writer, each.resource);
        writer.field("region_name", each.resource.regionName).field("mark", each.resource.mark);
        if (const auto rest = JsonDocument::parse(each.rest)) {
            JsonStatus status;
            JsonReader(*rest, status).each([&](std::string_view key, const JsonReader& value) {
                writer.key(key).raw(value.asRaw());
            });
        }
        writer.endObject();
    }
    writer.endList();
}

}  // namespace berth::platform_client::gongji
