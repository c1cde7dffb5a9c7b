// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <set>

#include "sim/scenario/section_readers.h"
#include "sim/scenario/suggest.h"
#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scenario {
namespace {

using domain::kGiB;
using domain::kMiB;
using domain::kTiB;

constexpr int kMostMachines = 100'000;  // of all pools together
constexpr int kMostCores = 4096;
constexpr int kMostPulls = 1'000'000;
constexpr std::int64_t kMostMemory = 64 * kTiB;
constexpr std::int64_t kMostCache = 1024 * kTiB;
// The catalogue's disk of a node: 81920 MiB.
constexpr std::int64_t kDefaultDisk = 80 * kGiB;
constexpr std::int64_t kDefaultCache = 200 * kGiB;
constexpr std::string_view kTimes = " x ";

template <class T, class Name>
std::vector<std::string_view> namesOf(const std::vector<T>& things, Name name) {
    std::vector<std::string_view> names;
    for (const T& thing : things)
        names.push_back(name(thing));
    return names;
}

void readRegion(const MapReader& map, ClusterConfig& cluster) {
    RegionConfig config;
    map.require("id", "beijing-1");
    map.text("id", config.region.id.value);
    checkIdentifier(map, "id", config.region.id.value);
    config.region.name = config.region.id.value;
    map.text("name", config.region.name);
    map.text("name_zh", config.region.nameZh);
    map.bytesPerSecond("registry_rate", config.registryBytesPerSecond);
    map.bytesPerSecond("registry_total_rate", config.registryTotalBytesPerSecond);
    map.bytesPerSecond("peer_rate", config.peerBytesPerSecond);
    if (map.integer("pull_limit", 1, kMostPulls, config.pullLimit))
        map.span("pull_limit_window", engine::kSecond, kDay, config.pullLimitWindow);
    else
        map.refuse("pull_limit_window", "only a region with a pull_limit has one");
    const auto twice =
        std::any_of(cluster.regions.begin(), cluster.regions.end(),
                    [&](const RegionConfig& other) { return other.region.id == config.region.id; });
    if (twice && map.has("id")) {
        map.errors().add(
            *map.find("id"), map.pathOf("id"),
            fmt::format("region \"{}\" is defined twice: rename one", config.region.id.value));
    }
    cluster.regions.push_back(std::move(config));
}

// "4090 x 8" is eight cards of model "4090".
void guessFromName(domain::GpuSpec& spec) {
    spec.gpuModel = spec.name;
    const std::size_t times = spec.name.rfind(kTimes);
    if (times == std::string::npos) return;
    const char* begin = spec.name.data() + times + kTimes.size();
    const char* end = spec.name.data() + spec.name.size();
    int cards = 0;
    const auto [stop, status] = std::from_chars(begin, end, cards);
    if (status != std::errc{} || stop != end || cards < 1 || cards > kMostCards) return;
    spec.gpuModel = spec.name.substr(0, times);
    spec.cards = cards;
}

// Of one card, in whole thousandths.
void readShare(const MapReader& map, domain::GpuSpec& spec) {
    double share = 0;
    if (!map.number("share", 0.001, 1, share)) return;
    const double milli = share * domain::GpuSpec{}.milliPerCard;
    spec.milliPerCard = static_cast<int>(std::lround(milli));
    if (std::abs(milli - spec.milliPerCard) > 1e-6)
        map.errors().add(*map.find("share"), map.pathOf("share"),
                         "must be whole thousandths of a card, such as 0.25 or 0.333");
    if (spec.cards > 1 && spec.milliPerCard < domain::GpuSpec{}.milliPerCard) {
        map.errors().add(*map.find("share"), map.pathOf("share"),
                         fmt::format("a share is of one card, \"{}\" has {}: leave out share, or "
                                     "say cards: 1",
                                     spec.name, spec.cards));
        spec.milliPerCard = domain::GpuSpec{}.milliPerCard;
    }
}

void readGpuSpec(const MapReader& map, std::vector<domain::GpuSpec>& specs) {
    domain::GpuSpec spec;
    map.require("name", "4090 x 8");
    map.text("name", spec.name);
    guessFromName(spec);
    map.text("gpu_model", spec.gpuModel);
    map.integer("cards", 1, kMostCards, spec.cards);
    readShare(map, spec);
    map.require("gpu_memory", "24560MiB");
    map.bytes("gpu_memory", kMiB, kMostMemory, spec.gpuMemory.count);
    map.require("cpu_cores", "16");
    map.integer("cpu_cores", 1, kMostCores, spec.cpuCores);
    map.require("memory", "63GiB");
    map.bytes("memory", kMiB, kMostMemory, spec.memory.count);
    spec.disk.count = kDefaultDisk;
    map.bytes("disk", kMiB, kMostMemory, spec.disk.count);
    const auto twice = std::any_of(specs.begin(), specs.end(),
                                   [&](const auto& other) { return other.name == spec.name; });
    if (twice && map.has("name")) {
        map.errors().add(*map.find("name"), map.pathOf("name"),
                         fmt::format("GPU spec \"{}\" is defined twice: rename one", spec.name));
    }
    if (map.has("name") && (spec.name.empty() || spec.name.size() > 40)) {
        map.errors().add(*map.find("name"), map.pathOf("name"), "must be 1 to 40 characters");
    }
    specs.push_back(std::move(spec));
}

void checkFits(const MapReader& map, const PoolConfig& pool) {
    const auto tooSmall = [&](std::string_view key, const std::string& has,
                              const std::string& needs) {
        const YamlNode* value = map.find(key);
        map.errors().add(value ? *value : map.node(), map.pathOf(key),
                         fmt::format("one node of \"{}\" needs {}, a machine has {}: a machine "
                                     "must hold at least one node",
                                     pool.spec.name, needs, has));
    };
    if (pool.cardsPerMachine < pool.spec.cards) {
        tooSmall("cards_per_machine", fmt::format("{}", pool.cardsPerMachine),
                 fmt::format("{} cards", pool.spec.cards));
    }
    if (pool.cpuCores < pool.spec.cpuCores) {
        tooSmall("cpu_cores", fmt::format("{}", pool.cpuCores),
                 fmt::format("{} cores", pool.spec.cpuCores));
    }
    if (pool.memory < pool.spec.memory.count) {
        tooSmall("memory", domain::toText(domain::Bytes{pool.memory}),
                 domain::toText(pool.spec.memory));
    }
}

void readPoolNames(const MapReader& map, const ClusterConfig& cluster,
                   const std::vector<domain::GpuSpec>& specs, PoolConfig& pool) {
    map.require("region", "beijing-1");
    if (map.text("region", pool.region.value)) {
        const auto names = namesOf(
            cluster.regions, [](const auto& r) { return std::string_view{r.region.id.value}; });
        if (std::find(names.begin(), names.end(), pool.region.value) == names.end()) {
            map.errors().add(*map.find("region"), map.pathOf("region"),
                             fmt::format("there is no region \"{}\" in cluster.regions{}",
                                         pool.region.value, didYouMean(pool.region.value, names)));
        }
    }
    map.require("gpu", "4090");
    if (!map.text("gpu", pool.spec.name)) return;
    const auto spec = std::find_if(specs.begin(), specs.end(),
                                   [&](const auto& s) { return s.name == pool.spec.name; });
    if (spec != specs.end()) {
        pool.spec = *spec;
        return;
    }
    const auto names = namesOf(specs, [](const auto& s) { return std::string_view{s.name}; });
    map.errors().add(*map.find("gpu"), map.pathOf("gpu"),
                     fmt::format("there is no GPU spec \"{}\" in cluster.gpu_specs{}",
                                 pool.spec.name, didYouMean(pool.spec.name, names)));
}

void readPool(const MapReader& map, ClusterConfig& cluster,
              const std::vector<domain::GpuSpec>& specs) {
    PoolConfig pool;
    readPoolNames(map, cluster, specs, pool);
    map.require("price", "1.68 yuan/h");
    map.price("price", pool.price);
    map.require("machines", "4");
    map.integer("machines", 1, kMostMachines, pool.machines);
    pool.cardsPerMachine = pool.spec.cards;
    map.integer("cards_per_machine", 1, kMostCards, pool.cardsPerMachine);
    const int onCard = domain::GpuSpec{}.milliPerCard / pool.spec.milliPerCard;  // shares
    const int nodes = std::max(1, pool.cardsPerMachine / pool.spec.cards) * onCard;
    pool.cpuCores = std::min(pool.spec.cpuCores * nodes, kMostCores);
    map.integer("cpu_cores", 1, kMostCores, pool.cpuCores);
    pool.memory = std::min(pool.spec.memory.count * nodes, kMostMemory);
    map.bytes("memory", kMiB, kMostMemory, pool.memory);
    pool.cacheBytes = kDefaultCache;
    map.bytes("image_cache", 0, kMostCache, pool.cacheBytes);
    map.integer("machines_per_rack", 1, kMostMachines, pool.machinesPerRack);
    if (const YamlNode* failures = map.find("failures"))
        pool.failures = readFailures(*failures, map.pathOf("failures"), map.errors());
    map.list("warm_images", [&](const YamlNode& item, const std::string& path) {
        if (auto name = readText({item, path, map.errors()}))
            pool.warmImages.push_back(std::move(*name));
    });
    checkFits(map, pool);
    const auto twice =
        std::any_of(cluster.pools.begin(), cluster.pools.end(), [&](const PoolConfig& other) {
            return other.region == pool.region && other.spec.name == pool.spec.name;
        });
    if (twice) {
        map.errors().add(map.node(), map.path(),
                         fmt::format("a second pool of \"{}\" in \"{}\": give the first one more "
                                     "machines instead",
                                     pool.spec.name, pool.region.value));
    }
    cluster.pools.push_back(std::move(pool));
}

void readOptions(const MapReader& map, PlatformOptions& options) {
    if (const YamlNode* placement = map.find("placement")) {
        const auto names = scheduling::placementPolicyNames();
        if (const auto index =
                readChoice({*placement, map.pathOf("placement"), map.errors()}, names))
            options.placement = std::string{names[*index]};
    }
    map.flag("wipe_disk_on_container_restart", options.wipeDiskOnContainerRestart);
    map.flag("replace_on_readiness_failure", options.replaceOnReadinessFailure);
    map.span("machine_silent_after", engine::kSecond, kDay, options.machineSilentAfter);
    map.span("replace_silent_after", 0, kDay, options.replaceSilentAfter);
    map.span("settle_every", engine::kSecond, kDay, options.settleEvery);
    map.span("drain_for", 0, engine::kHour, options.drainFor);
}

void checkWhole(const MapReader& map, const ClusterConfig& cluster) {
    std::int64_t machines = 0;
    for (const PoolConfig& pool : cluster.pools)
        machines += pool.machines;
    if (machines > kMostMachines) {
        map.errors().add(*map.find("pools"), map.pathOf("pools"),
                         fmt::format("{} machines in all: at most {}", machines, kMostMachines));
    }
    for (const char* key : {"regions", "gpu_specs", "pools"}) {
        const YamlNode* value = map.find(key);
        if (value && value->kind == YamlNode::Kind::Sequence && value->items.empty()) {
            map.errors().add(*value, map.pathOf(key), "must have at least one item");
        }
    }
}

}  // namespace

void readCluster(const YamlNode& value, const std::string& path, ClusterConfig& cluster,
                 ErrorList& errors) {
    if (value.kind == YamlNode::Kind::Scalar) {
        if (value.text == "sample") return;  // `cluster` already is
        errors.add(value, path,
                   fmt::format("must be the word sample or a map of regions, gpu_specs and pools, "
                               "not {}",
                               describe(value)));
        return;
    }
    cluster = {};
    const MapReader map{value, path, sections::kCluster, errors};
    map.require("regions", "[{id: beijing-1, name: Beijing 1}]");
    map.require("gpu_specs",
                "[{name: \"4090\", gpu_memory: 24560MiB, cpu_cores: 16, memory: 63GiB}]");
    map.require("pools", "[{region: beijing-1, gpu: \"4090\", price: 1.68 yuan/h, machines: 4}]");
    std::vector<domain::GpuSpec> specs;
    map.list("regions", [&](const YamlNode& item, const std::string& itemPath) {
        readRegion({item, itemPath, sections::kRegion, errors}, cluster);
    });
    map.list("gpu_specs", [&](const YamlNode& item, const std::string& itemPath) {
        readGpuSpec({item, itemPath, sections::kGpuSpec, errors}, specs);
    });
    map.list("pools", [&](const YamlNode& item, const std::string& itemPath) {
        readPool({item, itemPath, sections::kPool, errors}, cluster, specs);
    });
    checkWhole(map, cluster);
    if (const YamlNode* options = map.find("options")) {
        readOptions({*options, map.pathOf("options"), sections::kOptions, errors}, cluster.options);
    }
}

}  // namespace berth::sim::scenario
