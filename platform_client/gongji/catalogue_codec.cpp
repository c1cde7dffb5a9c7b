// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/catalogue_codec.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace berth::platform_client::gongji {
namespace {

// The mark to give back is within an object that describes what it is for; a bare text in 2025.
std::string readMark(const JsonReader& region) {
    std::string mark;
    region.value("mark", [&](const JsonReader& value) {
        mark = (value.isText() ? value.asText() : value.text("mark")).value_or(std::string());
    });
    return mark;
}

// Beyond that, prices would run over when they are multiplied by nodes and seconds of a year.
std::optional<std::int64_t> readPrice(const JsonReader& region) {
    constexpr std::int64_t kHighest = 100'000'000;
    auto price = region.integer("discount_price");
    if (!price) price = region.integer("price");
    if (price && (*price < 0 || *price > kHighest)) return std::nullopt;
    return price;
}

WireOffer readOffer(const WireDevice& device, std::string regionTag, const JsonReader& region) {
    WireOffer offer;
    offer.device = device;
    offer.region = std::move(regionTag);
    offer.regionName = region.text("region_name").value_or(std::string());
    offer.mark = readMark(region);
    offer.price = readPrice(region);
    offer.inventory = std::max(0, region.small("inventory").value_or(0));
    return offer;
}

}  // namespace

WireDevice readDevice(const JsonReader& object) {
    WireDevice device;
    device.deviceName = object.text("device_name").value_or(std::string());
    device.gpuName = object.text("gpu_name").value_or(std::string());
    device.gpuCount = object.small("gpu_count").value_or(0);
    device.gpuMemory = object.integer("gpu_memory").value_or(0);
    device.memory = object.integer("memory").value_or(0);
    device.cpuCores = object.small("cpu_cores").value_or(0);
    device.diskSize = object.integer("disk_size").value_or(0);
    return device;
}

std::vector<WireOffer> readOffers(const JsonReader& data) {
    std::vector<WireOffer> offers;
    std::set<std::tuple<std::string, int, std::int64_t, int, std::int64_t, std::string>> seen;
    const auto add = [&](WireOffer offer) {
        const WireDevice& device = offer.device;
        if (offer.region.empty()) return;
        if (seen.emplace(device.gpuName, device.gpuCount, device.gpuMemory, device.cpuCores,
                         device.memory, offer.region)
                .second)
            offers.push_back(std::move(offer));
    };
    data.list("results", [&](const JsonReader& each) {
        const WireDevice device = readDevice(each);
        each.list("regions", [&](const JsonReader& region) {
            add(readOffer(device, region.text("region").value_or(std::string()), region));
        });
        each.object("region_map", [&](const JsonReader& map) {
            map.each([&](std::string_view tag, const JsonReader& region) {
                add(readOffer(device, std::string(tag), region));
            });
        });
    });
    return offers;
}

}  // namespace berth::platform_client::gongji
