// SPDX-License-Identifier: GPL-3.0-or-later
// What is true of one node now, for the programs of its shell.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/platform/card_model.h"
#include "sim/platform/node_processes.h"
#include "sim/platform/simulated_calendar.h"
#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

namespace {

constexpr const char* kDriver = "550.54.15";
constexpr const char* kCuda = "12.4";
constexpr std::size_t kLogLines = 1000;
constexpr int kSshPort = 22;
// What the kernel, the SSH server and a shell take of a node's memory.
constexpr std::int64_t kSystemMemory = 180 * domain::kMiB;

// What a request and its answer are taken for on the network.
constexpr std::int64_t kBytesOfRequest = 512;
constexpr std::int64_t kBytesOfAnswer = 2048;

// The program of a container takes 0.3 GiB, an eighth of what it has loaded onto its cards, and up
// to a quarter more while it is busy; of the processors two hundredths of one while idle, and half
// of them while it is as busy as it can be.
NodeBurden burdenOf(const cluster::NodeRecord& node, double busy, std::int64_t gpuMemory,
                    std::size_t cards, const domain::GpuSpec& spec) {
    NodeBurden burden;
    burden.cards = static_cast<int>(cards);
    if (!node.processUp) return burden;
    burden.gpuMemory = cards > 0 ? gpuMemory / static_cast<std::int64_t>(cards) : 0;
    const auto loaded =
        static_cast<double>(300 * domain::kMiB) + static_cast<double>(gpuMemory) / 8;
    burden.resident = std::min(static_cast<std::int64_t>(loaded * (1 + busy / 4)),
                               spec.memory.count - kSystemMemory);
    burden.processors = 0.02 + busy * 0.5 * spec.cpuCores;
    return burden;
}

}  // namespace

shell::NodeFacts Simulation::State::factsOf(const cluster::NodeRecord& node) const {
    const cluster::MachineInfo& machine = cluster.machine(*node.machine);
    const cluster::PoolInfo& pool = cluster.poolOf(*node.machine);
    shell::NodeFacts facts;
    facts.node = node.name;
    facts.deployment = node.deploymentName;
    facts.machine = machine.id.value;
    facts.region = cluster.regions()[pool.region].id.value;
    facts.image = node.spec->image;
    facts.running = node.processUp;
    facts.restarts = node.restarts;
    if (node.lastExit) {
        facts.lastExit = shell::ExitFacts{node.lastExit->code, node.lastExit->reason,
                                          unixSeconds(engine::toTime(node.lastExit->at))};
    }
    facts.now = unixSeconds(clockOf(node));
    facts.machineBooted = unixSeconds(kernelLog.bootOf(*node.machine, machine.id.value));
    facts.created = unixSeconds(node.created);
    facts.processors = pool.spec.cpuCores;
    facts.memoryTotal = pool.spec.memory.count;
    facts.driverVersion = kDriver;
    facts.cudaVersion = kCuda;

    // The cards of the node, and what its container does with them: as nodeView() shows it.
    const auto allocation = cluster.allocations().find(node.key);
    const std::vector<std::uint16_t> cards = allocation == cluster.allocations().end()
                                                 ? std::vector<std::uint16_t>{}
                                                 : allocation->second.cards;
    const domain::Node view = nodeView(node);
    const double busy = node.listening ? serving.traffic(node.key).busy : 0;
    const NodeBurden burden =
        burdenOf(node, busy, view.gpuMemoryUsed.count, cards.size(), pool.spec);
    for (const std::uint16_t place : cards) {
        const std::string card = fmt::format("{}/{}", machine.id.value, place);
        const cluster::CardCondition condition = cluster.cardCondition(*node.machine, place);
        const CardFigures figures =
            cardFigures(pool.spec.gpuModel, view.gpuUse, condition.speed, card);
        shell::GpuFacts gpu;
        gpu.index = static_cast<int>(facts.gpus.size());
        gpu.busId = cardBusId(place);
        gpu.model = cardName(pool.spec.gpuModel);
        gpu.uuid = cardUuid(card);
        gpu.memoryTotal = pool.spec.memoryPerCard().count;
        gpu.memoryUsed = burden.gpuMemory;
        gpu.use = view.gpuUse;
        gpu.temperature = figures.temperature;
        gpu.powerDraw = figures.powerDraw;
        gpu.powerLimit = figures.powerLimit;
        gpu.clock = figures.clock;
        gpu.highestClock = figures.highestClock;
        gpu.lost = condition.lost;
        gpu.slowed = condition.speed < 1;
        gpu.correctedErrors = condition.correctedErrors;
        gpu.uncorrectedErrors = condition.uncorrectedErrors;
        gpu.remapPending = condition.remapPending;
        gpu.remapFailed = condition.remapFailed;
        facts.gpus.push_back(std::move(gpu));
    }
    facts.processorUse = burden.processors;
    facts.memoryUsed = kSystemMemory + burden.resident;
    facts.memoryKills = kernelLog.memoryKills(node.key);
    facts.networkReceived = view.requestsServed * kBytesOfRequest;
    facts.networkSent = view.requestsServed * kBytesOfAnswer;
    facts.processes = processesOf(node, burden, facts.now);

    const std::int64_t capacity = node.disk->capacity();
    facts.mounts.push_back({"/", "overlay", "overlay", capacity,
                            node.disk->full() ? capacity : node.disk->bytes(), false, false});
    for (const domain::VolumeMount& mount : node.spec->mounts) {
        const storage::Disk* const seen = seenBy(node, mount.volume);
        if (seen == nullptr) continue;
        const bool bucket = findVolume(mount.volume)->bucket != nullptr;
        facts.mounts.push_back(
            {mountFolder(mount.path), (bucket ? "JuiceFS:" : "nas:/") + mount.volume.value,
             bucket ? "fuse.juicefs" : "nfs4", seen->capacity(), seen->bytes(), false, true});
    }
    facts.listeningPorts.push_back(kSshPort);
    if (node.listening) {
        facts.listeningPorts.insert(facts.listeningPorts.end(), node.image->listens.begin(),
                                    node.image->listens.end());
    }
    facts.kernelLog = kernelLog.read(node.key, *node.machine, cards, facts);
    domain::LogFilter own;
    own.node = node.id;
    own.tail = kLogLines;
    for (domain::LogLine& line : logs.read(own, life.nodes()).lines)
        facts.containerLog.push_back(std::move(line.text));
    facts.environment = {{"PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"},
                         {"HOSTNAME", node.name},
                         {"NVIDIA_VISIBLE_DEVICES", "all"},
                         {"CUDA_VERSION", kCuda}};
    for (const domain::EnvironmentVariable& variable : node.spec->environment)
        facts.environment.emplace_back(variable.name, variable.value);
    if (node.jobIndex >= 0)
        facts.environment.emplace_back("JOB_COMPLETION_INDEX", std::to_string(node.jobIndex));
    return facts;
}

}  // namespace berth::sim::platform
