// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/domain/fixtures.h"

#include <array>

namespace berth::domain::fixtures {
namespace {

using namespace std::chrono_literals;

ImagePreset image(const std::string& name, std::vector<ImagePort> ports) {
    ImagePreset preset;
    preset.name = name;
    preset.reference = "harbor.example.cn/public-hub/" + name + ":1.0";
    preset.ports = std::move(ports);
    return preset;
}

template <class T>
const T& pick(std::mt19937_64& random, const std::vector<T>& values) {
    return values[random() % values.size()];
}

std::string text(std::mt19937_64& random) {
    static const std::vector<std::string> kTexts{"",
                                                 "a",
                                                 "echo",
                                                 "Echo 1",
                                                 "taken",
                                                 "-",
                                                 "4090",
                                                 "4090x8",
                                                 "nowhere",
                                                 "beijing-1",
                                                 "/data",
                                                 "..",
                                                 "/",
                                                 "泊位",
                                                 "\"quoted\"\n\t",
                                                 "a b",
                                                 "harbor.example.cn/public-hub/flux:1.0",
                                                 std::string(50, 'x'),
                                                 "MODE",
                                                 "8bit",
                                                 "https://Harbor.example/Hub/A:1",
                                                 "ghcr.io/acme/flux:2",
                                                 "library/nginx",
                                                 "flux",
                                                 "vol-1"};
    return pick(random, kTexts);
}

int number(std::mt19937_64& random) {
    static const std::vector<int> kNumbers{0,    1,    2,     3,     80, 3000,
                                           8188, 1000, 65535, 65536, -1, 2147483647};
    return pick(random, kNumbers);
}

Duration duration(std::mt19937_64& random) {
    static const std::vector<Duration> kDurations{0ns, 1ns, 1s,  10s,   1min,
                                                  6h,  48h, -1s, 9000h, Duration::max()};
    return pick(random, kDurations);
}

BalancingPolicy policy(std::mt19937_64& random) {
    return static_cast<BalancingPolicy>(random() % 8);
}

std::optional<Probe> probe(std::mt19937_64& random) {
    if (random() % 2 == 0) return std::nullopt;
    Probe made;
    made.kind = random() % 2 == 0 ? ProbeKind::Http : ProbeKind::Tcp;
    made.port = number(random);
    made.path = text(random);
    made.initialDelay = duration(random);
    made.period = duration(random);
    made.timeout = duration(random);
    made.failureThreshold = number(random);
    return made;
}

std::optional<JobSpec> job(std::mt19937_64& random) {
    if (random() % 3 > 0) return std::nullopt;
    JobSpec made;
    made.completions = number(random);
    made.timeout = duration(random);
    made.runTime = duration(random);
    made.restart = random() % 2 == 0 ? JobRestart::OnFailure : JobRestart::Never;
    made.backoffLimit = number(random);
    if (random() % 2 == 0) made.indexes = {number(random), number(random)};
    return made;
}

std::optional<AutoscalingSpec> autoscaling(std::mt19937_64& random) {
    if (random() % 8 > 0) return std::nullopt;
    AutoscalingSpec made;
    made.kind = static_cast<AutoscalingKind>(random() % 4);
    made.minimum = number(random);
    made.maximum = number(random);
    if (random() % 2 == 0) made.target = static_cast<double>(number(random)) / 8;
    if (random() % 2 == 0) made.port = number(random);
    made.idleTimeout = duration(random);
    made.concurrency = number(random);
    made.metric = static_cast<AutoscalingMetric>(random() % 2);
    made.warm = {number(random), static_cast<double>(number(random)) / 16};
    return made;
}

}  // namespace

Catalogue catalogue() {
    Catalogue made;
    made.gpuSpecs = {
        {"4090", "4090", 1, {24 * kGiB}, 16, {63 * kGiB}, {100 * kGiB}},
        {"4090 x 8", "4090", 8, {192 * kGiB}, 128, {504 * kGiB}, {800 * kGiB}},
        {"5090", "5090", 1, {32 * kGiB}, 24, {94 * kGiB}, {100 * kGiB}},
        {"3080 Ti", "3080 Ti", 1, {12 * kGiB}, 12, {48 * kGiB}, {100 * kGiB}},
        {"A800", "A800", 1, {80 * kGiB}, 32, {128 * kGiB}, {100 * kGiB}},
    };
    made.regions = {{{"beijing-1"}, "Beijing 1", "北京一区"},
                    {{"hebei-1"}, "Hebei 1", "河北一区"},
                    {{"henan"}, "Henan", ""}};
    made.pools = {{{"beijing-1"}, "4090", {466}, 31, 40, "b2ZmZXItMQ=="},
                  {{"hebei-1"}, "4090", {500}, 4, 10, "b2ZmZXItMg=="},
                  {{"henan"}, "4090", {466}, 0, 10, "b2ZmZXItMw=="},
                  {{"beijing-1"}, "4090 x 8", {3728}, 3, 3, "b2ZmZXItNA=="},
                  {{"hebei-1"}, "5090", {744}, 0, 6, "b2ZmZXItNQ=="},
                  {{"henan"}, "3080 Ti", {239}, 22, 30, "b2ZmZXItNg=="}};
    made.presets = {image("echo", {{80, false, "API"}}),
                    image("flux", {{8188, true, "web page"}, {3000, false, "API"}}),
                    image("files", {{80, false, "API"}}), image("worker", {})};
    made.presets[0].healthPath = "/ready";
    made.presets[1].gpuMemoryNeeded = {22 * kGiB};
    made.presets[2].writesFiles = true;
    made.blockedRegistries = {"docker.io", "ghcr.io"};
    return made;
}

DeploymentSpec goodSpec() {
    DeploymentSpec spec;
    spec.name = "my-echo";
    spec.gpuSpec = "4090";
    spec.image = "echo";
    spec.nodes = 3;
    spec.ports = {{80, BalancingPolicy::RoundRobin}};
    spec.stopAfter = 6h;
    spec.offers = {"b2ZmZXItMQ=="};
    spec.extensions = R"({"task_qos":{"class":"Guaranteed"}})";
    return spec;
}

Capabilities capabilities() {
    Capabilities made;
    made.volumes = true;
    made.stopAfter = true;
    made.jobs = made.jobChanges = true;
    made.autoscaling = {AutoscalingKind::QueueDelay, AutoscalingKind::Hpa};
    made.warmPool = true;
    made.balancing = {BalancingPolicy::RoundRobin, BalancingPolicy::Random};
    return made;
}

Snapshot snapshot() {
    Snapshot made;
    made.catalogue = catalogue();
    Deployment taken;
    taken.id = {"d-1"};
    taken.spec = goodSpec();
    taken.spec.name = "taken";
    made.deployments.push_back(taken);
    made.volumes = {{{"vol-1"}, "models", {}, {}, 0}, {{"vol-2"}, "outputs", {}, {}, 0}};
    return made;
}

namespace {

// Percents and counts in and out of their ranges.
int count(std::mt19937_64& random) {
    return static_cast<int>(random() % 30) - 2;
}

std::optional<BalancingOptions> options(std::mt19937_64& random) {
    // Rarely: each brings a dozen findings, each of which is mended and looked at again.
    if (random() % 12 != 0) return std::nullopt;
    BalancingOptions made;
    made.hashKey.source = static_cast<HashKeySource>(random() % 4);
    if (random() % 2 == 0) made.hashKey.name = text(random);
    if (random() % 3 == 0) made.loadAboveMeanPercent = count(random);
    if (random() % 2 == 0)
        made.queue = {count(random), count(random), duration(random), duration(random)};
    if (random() % 3 == 0) made.slowStart = duration(random);
    if (random() % 3 == 0)
        made.ejection = Ejection{count(random), duration(random), 4 * count(random)};
    if (random() % 3 == 0) made.retries = RetryPolicy{count(random), 4 * count(random)};
    if (random() % 3 == 0) made.drainLimit = duration(random);
    return made;
}

}  // namespace

DeploymentSpec randomSpec(std::mt19937_64& random) {
    DeploymentSpec spec;
    spec.name = text(random);
    spec.gpuSpec = text(random);
    spec.image = text(random);
    spec.nodes = number(random);
    for (auto count = random() % 3; count > 0; --count)
        spec.regions.push_back({text(random)});
    for (auto count = random() % 4; count > 0; --count) {
        spec.ports.push_back({number(random), policy(random), options(random)});
    }
    for (auto count = random() % 4; count > 0; --count) {
        spec.environment.push_back({text(random), text(random)});
    }
    for (auto count = random() % 3; count > 0; --count)
        spec.command.push_back(text(random));
    for (auto count = random() % 3; count > 0; --count) {
        spec.mounts.push_back({{text(random)}, text(random)});
    }
    spec.health = {probe(random), probe(random), probe(random)};
    spec.rollingUpdate = {number(random), number(random)};
    spec.sharedMemory = {static_cast<std::int64_t>(random())};
    spec.terminationGrace = duration(random);
    if (random() % 2 == 0) spec.stopAfter = duration(random);
    for (std::uint64_t i = random() % 3; i > 0; --i) {
        spec.offers.push_back(random() % 2 == 0 ? "b2ZmZXItMQ=="
                                                : "offer-" + std::to_string(random()));
    }
    if (random() % 4 == 0) spec.extensions = R"({"kept":")" + std::to_string(random()) + "\"}";
    spec.job = job(random);
    spec.antiAffinity = static_cast<AntiAffinity>(random() % 3);
    spec.autoscaling = autoscaling(random);
    return spec;
}

}  // namespace berth::domain::fixtures
