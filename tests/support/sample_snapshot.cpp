// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_snapshot.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace berth::support {

using namespace domain;
using namespace std::chrono_literals;

namespace {

constexpr Instant kNow{std::chrono::nanoseconds(10h + 42min).count()};

std::int64_t mebibytes(std::int64_t n) {
    return n * kMiB;
}

// Builds one deployment with its nodes into a snapshot.
class Builder {
  public:
    Builder(Snapshot& snapshot, std::string name, std::string image, std::string gpu, int nodes,
            Duration age)
        : m_snapshot(snapshot) {
        m_made.id = DeploymentId{"d-" + name};
        m_made.spec.name = std::move(name);
        m_made.spec.image = std::move(image);
        m_made.spec.gpuSpec = std::move(gpu);
        m_made.spec.nodes = nodes;
        m_made.created = kNow - age;
    }

    Builder& in(std::vector<RegionId> regions) {
        m_made.spec.regions = std::move(regions);
        return *this;
    }
    Builder& state(DeploymentState state) {
        m_made.state = state;
        return *this;
    }
    Builder& link(int port, int local) {
        m_made.spec.ports.push_back({port, BalancingPolicy::RoundRobin});
        PortLink made;
        made.port = port;
        if (local != 0) made.url = "http://127.0.0.1:" + std::to_string(local);
        m_made.links.push_back(made);
        return *this;
    }
    Builder& warn(WarningKind kind, int nodes, std::string detail, Duration since,
                  std::int64_t bytes = 0) {
        Warning made;
        made.kind = kind;
        made.nodes = nodes;
        made.detail = std::move(detail);
        made.since = kNow - since;
        made.bytes = {bytes};
        m_made.warnings.push_back(made);
        return *this;
    }
    Builder& cost(std::int64_t yuanHundredths) {
        m_made.costSoFar = {yuanHundredths * 10'000};
        return *this;
    }
    Builder& environment(std::string name, std::string value) {
        m_made.spec.environment.push_back({std::move(name), std::move(value)});
        return *this;
    }

    // The next node, by default one that has run for an hour in the first region.
    Node& node(NodeState state, Duration since = 1h) {
        Node made;
        made.ordinal = static_cast<int>(m_nodes.size()) + 1;
        made.name = m_made.spec.name + "-" + std::to_string(made.ordinal);
        made.id = NodeId{"n-" + made.name};
        made.deployment = m_made.id;
        made.state = state;
        made.stateSince = kNow - since;
        made.created = kNow - since - 3min;
        made.gpuSpec = m_made.spec.gpuSpec;
        if (state != NodeState::Pending) place(made);
        if (state == NodeState::Running || state == NodeState::NotReady) run(made, since);
        m_nodes.push_back(std::move(made));
        return m_nodes.back();
    }

    Deployment& done() {
        for (const Node& node : m_nodes) {
            if (node.state == NodeState::Running) ++m_made.nodesReady;
            if (node.state == NodeState::Running || node.state == NodeState::NotReady) {
                ++m_made.nodesRunning;
            }
            m_made.rateNow = m_made.rateNow + node.rate;
            m_made.requestsPerSecond += node.requestsPerSecond;
        }
        for (PortLink& link : m_made.links)
            link.readyNodes = m_made.nodesReady;
        m_snapshot.rateNow = m_snapshot.rateNow + m_made.rateNow;
        m_snapshot.costSoFar += m_made.costSoFar;
        m_snapshot.nodes.insert(m_snapshot.nodes.end(), m_nodes.begin(), m_nodes.end());
        m_snapshot.deployments.push_back(m_made);
        return m_snapshot.deployments.back();
    }

  private:
    void place(Node& made) const {
        const std::vector<RegionId>& regions = m_made.spec.regions;
        made.region = regions.empty()
                          ? RegionId{"beijing-1"}
                          : regions[static_cast<std::size_t>(made.ordinal - 1) % regions.size()];
        made.machine = MachineId{made.region.value + "-" + made.gpuSpec + "-00" +
                                 std::to_string(made.ordinal)};
        for (const GpuSpec& spec : m_snapshot.catalogue.gpuSpecs) {
            if (spec.name == made.gpuSpec) made.gpuMemoryTotal = spec.gpuMemory;
        }
    }
    void run(Node& made, Duration since) const {
        made.runningSince = kNow - since;
        made.gpuUse = 0.66 + 0.01 * (made.ordinal % 5);
        made.gpuMemoryUsed = {made.gpuMemoryTotal.count * 4 / 5};
        made.diskUsed = {mebibytes(made.ordinal * 37)};
        made.diskFiles = made.ordinal * 11;
        made.lastWrite = kNow - 40s;
        made.requestsPerSecond = made.state == NodeState::Running ? 3.6 : 0;
        made.requestsServed = 12'000 / made.ordinal;
        for (const Pool& pool : m_snapshot.catalogue.pools) {
            if (pool.gpuSpec == made.gpuSpec && pool.region == made.region) made.rate = pool.price;
        }
        made.cost = made.rate.forSeconds(
            std::chrono::duration_cast<std::chrono::seconds>(since).count() / 300 * 300);
    }

    Snapshot& m_snapshot;
    Deployment m_made;
    std::vector<Node> m_nodes;
};

const RegionId kBeijing{"beijing-1"}, kGuangdong{"guangdong-1"}, kHebei{"hebei-1"};

void comfyApi(Snapshot& to) {
    Builder made(to, "comfy-api", "image", "4090", 6, 12h);
    made.in({kBeijing, kHebei, kGuangdong}).state(DeploymentState::Degraded).cost(6120);
    made.link(3000, 49213).link(9090, 49214).environment("BATCH", "2").environment("MODE", "fast");
    for (int i = 0; i < 4; ++i)
        made.node(NodeState::Running, 2h + 14min);
    Node& five = made.node(NodeState::NotReady, 6min);
    five.reason = ReasonKind::ReadinessProbeFailed;
    five.reasonDetail = "GET /system_stats timed out 3 times (1 s)";
    five.gpuUse = 0.03;
    five.restarts = 2;
    five.lastExit = ContainerExit{137, "OutOfMemory", kNow - 7min};
    made.node(NodeState::Running, 2h + 12min);
    Node& seven = made.node(NodeState::Pulling, 2min);
    seven.pulled = {15'500'000'000};
    seven.pullTotal = {25'400'000'000};
    Node& eight = made.node(NodeState::Ended, 4min);
    eight.reason = ReasonKind::Killed;
    eight.ended = kNow - 4min;
    made.warn(WarningKind::NodesNotReady, 1, "GPU memory is full: 21.8 of 24 GiB", 6min);
    made.warn(WarningKind::DataOnNodesOnly, 6, "", 2h, mebibytes(6758));
    made.done();
}

void broken(Snapshot& to) {
    Builder flux(to, "flux-api", "image", "4090", 4, 72h);
    flux.in({kGuangdong}).state(DeploymentState::Failing).link(3000, 49217).cost(31240);
    flux.node(NodeState::Running, 40h);
    flux.node(NodeState::Running, 40h);
    Node& three = flux.node(NodeState::CrashLoop, 90s);
    three.reason = ReasonKind::ContainerExited;
    three.restarts = 6;
    three.lastExit = ContainerExit{137, "OutOfMemory", kNow - 90s};
    three.nextTry = kNow + 70s;
    flux.node(NodeState::Running, 22h);
    flux.warn(WarningKind::NodesCrashing, 1, "exit 137: out of memory, 6 restarts", 22min);
    flux.done();
}

void rest(Snapshot& to) {
    Builder sd(to, "sd35-preview", "harbor.suanleme.cn/private/sd35:2", "4090", 3, 11min);
    sd.in({kHebei}).state(DeploymentState::Failing).link(3000, 0);
    for (int i = 0; i < 3; ++i) {
        Node& node = sd.node(NodeState::ImagePullBackOff, 4min);
        node.reason = ReasonKind::PullFailed;
        node.reasonDetail = "the registry answered 401";
        node.nextTry = kNow + 40s;
    }
    sd.warn(WarningKind::ImagePullFailing, 3, "the registry answered 401", 10min);
    sd.done();

    Builder slow(to, "slow-model", "slow-start", "4090", 1, 2min);
    slow.in({kBeijing}).state(DeploymentState::Starting).link(8000, 0);
    slow.node(NodeState::Starting, 40s);
    slow.done();

    Builder unknown(to, "voice-lab", "llm", "5090", 2, 26h);
    unknown.in({kHebei}).state(DeploymentState::Degraded).link(8000, 49221).cost(7010);
    unknown.node(NodeState::Running, 20h);
    unknown.node(NodeState::Unknown, 48s).reason = ReasonKind::MachineSilent;
    unknown.warn(WarningKind::NodesUnknown, 1, "silent for 48 s", 48s);
    unknown.done();

    Builder whisper(to, "whisper-batch", "llm", "5090", 4, 48h);
    whisper.in({kGuangdong, kHebei}).state(DeploymentState::Degraded).cost(8812);
    whisper.node(NodeState::Running, 30h);
    whisper.node(NodeState::Running, 30h);
    for (int i = 0; i < 2; ++i) {
        Node& node = whisper.node(NodeState::Pending, 14min);
        node.reason = ReasonKind::NoCapacity;
        node.placement = {{PlacementRejection::Filter::GpuBusy, 6},
                          {PlacementRejection::Filter::Region, 40},
                          {PlacementRejection::Filter::Cordoned, 1}};
    }
    whisper.warn(WarningKind::NodesPending, 2, "Guangdong 1 has no free 5090", 14min);
    whisper.done();
}

void healthy(Snapshot& to) {
    Builder studio(to, "comfy-studio", "image", "4090", 1, 48h);
    studio.in({kBeijing}).state(DeploymentState::Running).link(8188, 49230).cost(9420);
    studio.node(NodeState::Running, 40h).diskUsed = {mebibytes(2867)};
    studio.warn(WarningKind::DataOnNodesOnly, 1, "", 20h, mebibytes(2867));
    studio.done();

    Builder echo(to, "echo", "echo", "4090", 3, 3h);
    echo.state(DeploymentState::Running).link(80, 49240).cost(1510).environment("MODE", "plain");
    for (int i = 0; i < 3; ++i)
        echo.node(NodeState::Running, 3h).diskUsed = {0};
    echo.done();

    Builder files(to, "files", "files", "3080 Ti", 2, 5h);
    files.in({kGuangdong}).state(DeploymentState::Deleting).link(80, 0).cost(430);
    Node& leaving = files.node(NodeState::Terminating, 12s);
    leaving.reason = ReasonKind::Deleted;
    Node& failed = files.node(NodeState::Failed, 1h);
    failed.reason = ReasonKind::DiskFull;
    failed.ended = kNow - 1h;
    files.done();

    Builder paused(to, "hunyuan-image", "image", "H20 x 8", 2, 144h);
    paused.in({kHebei}).state(DeploymentState::Paused).link(3000, 0).cost(35460);
    paused.done().pausedAt = kNow - 30h;

    Builder ollama(to, "ollama-chat", "llm", "4090", 8, 500h);
    ollama.state(DeploymentState::Running).link(8000, 49250).cost(287109);
    for (int i = 0; i < 8; ++i)
        ollama.node(NodeState::Running, 90h);
    ollama.warn(WarningKind::StopsSoon, 8, "", 5min);
    ollama.done().stopsAt = kNow + 50min;
}

}  // namespace

SnapshotPtr sampleSnapshot() {
    auto made = std::make_shared<Snapshot>();
    made->version = 7;
    made->at = kNow;
    made->catalogue = sampleCatalogue();
    comfyApi(*made);
    broken(*made);
    rest(*made);
    healthy(*made);
    made->volumes = {{VolumeId{"v-models"}, "models", {412 * kGiB}, {1024 * kGiB}, 2310},
                     {VolumeId{"v-results"}, "results", {38 * kGiB}, {500 * kGiB}, 91'204}};
    std::ranges::sort(made->deployments, {}, [](const Deployment& d) { return d.spec.name; });
    std::ranges::stable_sort(made->nodes, {}, [](const Node& n) { return n.deployment; });
    return made;
}

SnapshotPtr largeSnapshot(int nodes, int changes, int round) {
    auto made = std::make_shared<Snapshot>();
    made->version = static_cast<std::uint64_t>(round) + 1;
    made->at = kNow + std::chrono::seconds(round);
    made->catalogue = sampleCatalogue();
    const int step = std::max(1, nodes / std::max(1, changes));
    for (int i = 0; i < nodes; i += 8) {
        std::string number = std::to_string(i / 8);
        number.insert(0, 4 - std::min<std::size_t>(4, number.size()), '0');
        Builder one(*made, "d" + number, "echo", "4090", 8, 3h);
        one.in({kBeijing}).state(DeploymentState::Running).link(80, 49300);
        for (int k = i; k < std::min(nodes, i + 8); ++k) {
            Node& node = one.node(NodeState::Running, 1h);
            if (k % step != 0) continue;
            node.gpuUse = 0.01 * ((k + round * 7) % 100);
            node.requestsServed += round;
        }
        one.done();
    }
    return made;
}

}  // namespace berth::support
