// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include "sim/scenario/read_data_file.h"
#include "sim/scenario/section_readers.h"
#include "sim/workload/trace.h"

namespace berth::sim::scenario {
namespace {

using engine::DistributionKind;

constexpr double kHighestWeight = 1e12;

void readValue(const YamlNode& item, const std::string& path, ErrorList& errors,
               workload::WeightedSpans& read) {
    engine::Time value = 0;
    double weight = 1;
    if (item.kind == YamlNode::Kind::Map) {
        const MapReader map{item, path, sections::kWeightedValue, errors};
        map.require("value", "20ms");
        map.require("weight", "0.5");
        map.span("value", 0, kLongestSpan, value);
        map.number("weight", 0, kHighestWeight, weight);
    } else if (const auto span = readSpan({item, path, errors}, 0, kLongestSpan)) {
        value = *span;
    }
    read.seconds.push_back(static_cast<double>(value) / engine::kSecond);
    read.weights.push_back(weight);
}

std::optional<engine::Distribution> readListed(const MapReader& map) {
    workload::WeightedSpans read;
    map.list("values", [&](const YamlNode& item, const std::string& path) {
        readValue(item, path, map.errors(), read);
    });
    double sum = 0;
    for (const double weight : read.weights)
        sum += weight;
    if (sum > 0) return engine::Distribution::empirical({std::move(read.seconds), read.weights});
    const YamlNode& node = *map.find("values");
    if (node.kind == YamlNode::Kind::Sequence) {
        map.errors().add(node, map.pathOf("values"),
                         "needs at least one value with a weight above 0, such as [10ms, 20ms]");
    }
    return std::nullopt;
}

std::optional<engine::Distribution> readFromFile(const MapReader& map, const DataFiles* files) {
    std::string column = "service_time";
    std::string weight;
    map.text("column", column);
    map.text("weight_column", weight);
    const auto in = openDataFile(map, "file", files);
    if (!in) return std::nullopt;
    auto read = workload::readSpans(*in, column, weight);
    if (read) return engine::Distribution::empirical({std::move(read->seconds), read->weights});
    reportIn(map, "file", read.error());
    return std::nullopt;
}

std::optional<engine::Distribution> readEmpirical(const MapReader& map, const DataFiles* files) {
    map.refuse("mean", "that of empirical values is theirs");
    map.refuse("cv", "that of empirical values is theirs");
    if (map.has("file")) {
        map.refuse("values", "they come from the file");
        return readFromFile(map, files);
    }
    map.refuse("column", "it belongs to a file");
    map.refuse("weight_column", "it belongs to a file");
    if (!map.require("values", "[10ms, 20ms, {value: 1s, weight: 0.1}]")) return std::nullopt;
    return readListed(map);
}

}  // namespace

std::optional<engine::Distribution> readDistribution(const Place& place, const DataFiles* files) {
    constexpr double kMostVariation = 100;
    engine::Distribution distribution;
    distribution.cv = 0;
    engine::Time mean = 0;
    if (place.node.kind == YamlNode::Kind::Scalar) {
        const auto span = readSpan(place, 0, kLongestSpan);
        if (!span) return std::nullopt;
        distribution.mean = static_cast<double>(*span) / engine::kSecond;
        return distribution;
    }
    constexpr std::pair<std::string_view, DistributionKind> kKinds[] = {
        {"constant", DistributionKind::Constant},   {"exponential", DistributionKind::Exponential},
        {"lognormal", DistributionKind::Lognormal}, {"gamma", DistributionKind::Gamma},
        {"weibull", DistributionKind::Weibull},     {"uniform", DistributionKind::Uniform},
        {"empirical", DistributionKind::Empirical}};
    const MapReader map{place.node, place.path, sections::kDistribution, place.errors};
    map.require("distribution", "lognormal");
    map.choice("distribution", kKinds, distribution.kind);
    if (distribution.kind == DistributionKind::Empirical) return readEmpirical(map, files);
    for (const std::string_view key : {"values", "file", "column", "weight_column"})
        map.refuse(key, "only empirical distributions have it");
    map.require("mean", "20ms");
    const engine::Time least = distribution.kind == DistributionKind::Constant ? 0 : 1;
    map.span("mean", least, kLongestSpan, mean);
    distribution.mean = static_cast<double>(mean) / engine::kSecond;
    if (distribution.kind == DistributionKind::Constant) {
        map.refuse("cv", "a constant does not vary");
    } else if (distribution.kind == DistributionKind::Exponential) {
        map.refuse("cv", "that of an exponential is always 1");
        distribution.cv = 1;
    } else {
        map.require("cv", "0.5");
        map.number("cv", 0.001, kMostVariation, distribution.cv);
    }
    return distribution;
}

}  // namespace berth::sim::scenario
