// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/scaling_strategy.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace berth::sim::open_api {

namespace {

using domain::AutoscalingKind;
using domain::AutoscalingSpec;
using domain::ObjectReader;
using nlohmann::json;

constexpr const char* kMember = "dynamic_pod_strategy";
constexpr double kMostSeconds = 1e6;  // the spec's own limits are narrower
constexpr std::int64_t kExecutionTimeout = 300;

bool isOfThePlatform(const AutoscalingSpec& spec) {
    return spec.kind == AutoscalingKind::QueueDelay || spec.kind == AutoscalingKind::QueueLength;
}

const char* thresholdOf(AutoscalingKind kind) {
    return kind == AutoscalingKind::QueueDelay ? "queue_delay_threshold"
                                               : "request_count_threshold";
}

void readSeconds(ObjectReader& strategy, const char* key, domain::Duration& out) {
    double seconds = 0;
    strategy.need(key).read(key, seconds);
    if (!strategy.status().ok()) return;
    if (!(seconds >= 0 && seconds <= kMostSeconds))
        return strategy.status().malformed(strategy.pathOf(key), "seconds are expected");
    out = domain::Duration(std::llround(seconds * 1e9));
}

void readIndicators(ObjectReader& indicators, AutoscalingSpec& spec) {
    int port = 0;
    double threshold = 0;
    indicators.need("port").read("port", port);
    indicators.need(thresholdOf(spec.kind)).read(thresholdOf(spec.kind), threshold);
    indicators.need("max_concurrency_per_instance")
        .read("max_concurrency_per_instance", spec.concurrency);
    spec.port = port;
    spec.target = threshold;
}

void readBenchmark(ObjectReader& benchmark, AutoscalingSpec& spec) {
    benchmark.need("scaling_strategy");
    benchmark.readWord<AutoscalingKind>("scaling_strategy", spec.kind,
                                        {{"queue_delay", AutoscalingKind::QueueDelay},
                                         {"queue_length", AutoscalingKind::QueueLength}});
    benchmark.need("indicators").readObject("indicators", [&](ObjectReader& indicators) {
        readIndicators(indicators, spec);
    });
}

void readStrategy(ObjectReader& strategy, std::optional<AutoscalingSpec>& out) {
    bool on = false;
    strategy.need("switch").read("switch", on);
    if (!on || !strategy.status().ok()) return;
    AutoscalingSpec spec;
    strategy.need("min_workers").read("min_workers", spec.minimum);
    strategy.need("max_workers").read("max_workers", spec.maximum);
    readSeconds(strategy, "idle_timeout", spec.idleTimeout);
    domain::Duration unused{};
    readSeconds(strategy, "execution_timeout", unused);
    const json* const list = strategy.need("benchmark").list("benchmark");
    if (list == nullptr || !strategy.status().ok()) return;
    if (list->size() != 1) {
        return strategy.status().malformed(strategy.pathOf("benchmark"),
                                           "exactly one benchmark is expected");
    }
    ObjectReader benchmark(list->front(), strategy.pathOf("benchmark") + "[0]", strategy.status());
    if (strategy.status().ok()) readBenchmark(benchmark, spec);
    out = spec;
}

// Whether what was sent says what the spec does; the warm pool has no word here.
bool says(const json& sent, const std::optional<AutoscalingSpec>& spec) {
    if (sent.is_null()) return !spec;
    json body = json::object();
    body[kMember] = sent;
    domain::ReadStatus status;
    ObjectReader reader(body, {}, status);
    std::optional<AutoscalingSpec> read;
    reader.readObject(kMember, [&](ObjectReader& strategy) { readStrategy(strategy, read); });
    if (!status.ok() || read.has_value() != spec.has_value()) return false;
    if (read) read->warm = spec->warm;
    return read == spec;
}

// Whole numbers without a point.
json number(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    return static_cast<double>(whole) == value ? json(whole) : json(value);
}

}  // namespace

void readScaling(ObjectReader& body, domain::DeploymentSpec& spec) {
    std::optional<AutoscalingSpec> read;
    body.readObject(kMember, [&](ObjectReader& strategy) { readStrategy(strategy, read); });
    if (!body.status().ok()) return;
    if (!read) {
        if (spec.autoscaling && isOfThePlatform(*spec.autoscaling)) spec.autoscaling.reset();
        return;
    }
    if (spec.autoscaling) read->warm = spec.autoscaling->warm;
    spec.autoscaling = read;
    if (read->minimum <= read->maximum)
        spec.nodes = std::clamp(spec.nodes, read->minimum, read->maximum);
}

json scalingOf(const domain::DeploymentSpec& spec, const json& sent) {
    const auto& scaling = spec.autoscaling;
    if (says(sent, scaling)) return sent;
    if (!scaling || !isOfThePlatform(*scaling)) return nullptr;
    const int port = scaling->port.value_or(spec.ports.empty() ? 0 : spec.ports.front().port);
    json indicators = {{"port", port},
                       {thresholdOf(scaling->kind), number(scaling->aim())},
                       {"max_concurrency_per_instance", scaling->concurrency}};
    const double idle = static_cast<double>(scaling->idleTimeout.count()) / 1e9;
    json benchmark = json::array();
    benchmark.push_back({{"scaling_strategy", toText(scaling->kind)}, {"indicators", indicators}});
    return {{"min_workers", scaling->minimum},
            {"max_workers", scaling->maximum},
            {"idle_timeout", number(idle)},
            {"execution_timeout", kExecutionTimeout},
            {"switch", true},
            {"benchmark", benchmark}};
}

}  // namespace berth::sim::open_api
