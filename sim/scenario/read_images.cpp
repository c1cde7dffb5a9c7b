// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "sim/scenario/section_readers.h"

namespace berth::sim::scenario {
namespace {

using domain::kTiB;
using images::Behaviour;
using images::ImageModel;

constexpr int kMostRequests = 100'000;

// Digest → size, over all images: equal digests are one layer.
using LayerSizes = std::map<std::string, std::int64_t>;

void readLayer(const MapReader& map, LayerSizes& sizes, ImageModel& image) {
    images::ImageLayer layer;
    map.require("digest", "base");
    map.require("size", "1.2GiB");
    const bool named = map.text("digest", layer.digest);
    const bool sized = map.bytes("size", 0, kTiB, layer.bytes);
    if (!named || !sized) return;
    if (layer.digest.empty()) {
        map.errors().add(*map.find("digest"), map.pathOf("digest"), "must not be empty");
        return;
    }
    const auto [known, isNew] = sizes.try_emplace(layer.digest, layer.bytes);
    if (!isNew && known->second != layer.bytes) {
        map.errors().add(*map.find("size"), map.pathOf("size"),
                         fmt::format("layer \"{}\" has {} elsewhere: equal digests are one layer, "
                                     "give this one another digest or the same size",
                                     layer.digest, domain::toText(domain::Bytes{known->second})));
    }
    image.layers.push_back(std::move(layer));
}

void readImagePort(const YamlNode& item, const std::string& path, ErrorList& errors,
                   ImageModel& image) {
    domain::ImagePort port;
    if (item.kind == YamlNode::Kind::Scalar) {
        if (const auto number = readInteger({item, path, errors}, 1, kHighestPort)) {
            port.port = static_cast<int>(*number);
        }
    } else {
        const MapReader map{item, path, sections::kImagePort, errors};
        map.require("port", "80");
        map.integer("port", 1, kHighestPort, port.port);
        map.flag("stateful", port.stateful);
        map.text("purpose", port.purpose);
    }
    if (port.port == 0) return;
    const bool twice =
        std::any_of(image.preset.ports.begin(), image.preset.ports.end(),
                    [&](const domain::ImagePort& other) { return other.port == port.port; });
    if (twice) errors.add(item, path, fmt::format("port {} is listed twice", port.port));
    image.preset.ports.push_back(std::move(port));
}

void readIdentity(const MapReader& map, const Scenario& scenario, ImageModel& image) {
    domain::ImagePreset& preset = image.preset;
    map.require("name", "my-api");
    map.text("name", preset.name);
    checkIdentifier(map, "name", preset.name);
    preset.reference = preset.name;
    map.text("reference", preset.reference);
    preset.category = "Scenario";
    map.text("category", preset.category);
    map.text("summary", preset.summary);
    for (const ImageModel& other : scenario.images) {
        if (other.preset.name == preset.name && map.has("name")) {
            map.errors().add(
                *map.find("name"), map.pathOf("name"),
                fmt::format("there is an image \"{}\" already: choose another name", preset.name));
        } else if (other.preset.reference == preset.reference && map.has("reference")) {
            map.errors().add(
                *map.find("reference"), map.pathOf("reference"),
                fmt::format("image \"{}\" has this reference already", other.preset.name));
        }
    }
}

void readDistributionOf(const MapReader& map, std::string_view key, const DataFiles* files,
                        engine::Distribution& target) {
    if (const YamlNode* value = map.find(key)) {
        if (auto d = readDistribution({*value, map.pathOf(key), map.errors()}, files)) target = *d;
    }
}

void readWarmth(const MapReader& map, const DataFiles* files, ImageModel& image) {
    if (map.has("cold_service_time")) {
        engine::Distribution cold;
        readDistributionOf(map, "cold_service_time", files, cold);
        image.coldServiceTime = cold;
    }
    map.integer("cold_requests", 1, kMostRequests, image.coldRequests);
    map.span("keep_warm", 1, kLongestSpan, image.keepWarm);
}

void readBehaviour(const MapReader& map, const DataFiles* files, ImageModel& image) {
    constexpr std::pair<std::string_view, Behaviour> kBehaviours[] = {
        {"echo", Behaviour::Echo}, {"counter", Behaviour::Counter}, {"files", Behaviour::Files},
        {"llm", Behaviour::Llm},   {"image", Behaviour::Image},     {"plain", Behaviour::Plain}};
    map.choice("behaviour", kBehaviours, image.behaviour);
    map.integer("concurrency", 1, kMostRequests, image.concurrency);
    map.integer("queue_limit", 0, kMostRequests, image.queueLimit);
    image.startTime = {engine::DistributionKind::Constant, 1, 0};
    image.serviceTime = {engine::DistributionKind::Constant, 0.02, 0};
    readDistributionOf(map, "start_time", files, image.startTime);
    readDistributionOf(map, "service_time", files, image.serviceTime);
    readWarmth(map, files, image);
    if (map.has("crash_after")) {
        engine::Distribution after;
        readDistributionOf(map, "crash_after", files, after);
        image.crashAfter = after;
        map.integer("crash_exit_code", 0, kHighestExitCode, image.crashExitCode);
    } else {
        map.refuse("crash_exit_code", "only an image with crash_after crashes");
    }
    map.bytes("gpu_memory_needed", 0, kTiB, image.preset.gpuMemoryNeeded.count);
    map.bytes("gpu_memory_used", 0, kTiB, image.gpuMemoryUsed);
    map.percent("gpu_use", image.gpuUseBusy);
    image.gpuUseIdle = std::min(image.gpuUseIdle, image.gpuUseBusy);
}

void readImagePorts(const MapReader& map, ImageModel& image) {
    map.list("ports", [&](const YamlNode& item, const std::string& path) {
        readImagePort(item, path, map.errors(), image);
    });
    for (const domain::ImagePort& port : image.preset.ports)
        image.listens.push_back(port.port);
    if (map.has("listens")) {
        image.listens.clear();
        map.list("listens", [&](const YamlNode& item, const std::string& path) {
            if (const auto port = readInteger({item, path, map.errors()}, 1, kHighestPort)) {
                image.listens.push_back(static_cast<int>(*port));
            }
        });
    }
    if (map.text("health_path", image.preset.healthPath) &&
        image.preset.healthPath.substr(0, 1) != "/") {
        map.errors().add(*map.find("health_path"), map.pathOf("health_path"),
                         "must begin with \"/\", such as /health");
    }
}

}  // namespace

void readImages(const MapReader& root, Scenario& scenario, const DataFiles* files) {
    LayerSizes sizes;
    for (const ImageModel& image : scenario.images) {
        for (const images::ImageLayer& layer : image.layers)
            sizes.emplace(layer.digest, layer.bytes);
    }
    root.list("images", [&](const YamlNode& item, const std::string& path) {
        const MapReader map{item, path, sections::kImage, root.errors()};
        ImageModel image;
        readIdentity(map, scenario, image);
        map.require("layers", "[{digest: my-api, size: 1.2GiB}]");
        map.list("layers", [&](const YamlNode& layer, const std::string& layerPath) {
            readLayer({layer, layerPath, sections::kLayer, root.errors()}, sizes, image);
        });
        const YamlNode* layers = map.find("layers");
        if (layers && layers->kind == YamlNode::Kind::Sequence && layers->items.empty()) {
            root.errors().add(*layers, map.pathOf("layers"), "must have at least one layer");
        }
        image.preset.size.count = image.bytes();
        readBehaviour(map, files, image);
        readImagePorts(map, image);
        scenario.images.push_back(std::move(image));
    });
}

}  // namespace berth::sim::scenario
