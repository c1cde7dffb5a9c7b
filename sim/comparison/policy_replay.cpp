// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/comparison/policy_replay.h"

#include <algorithm>
#include <string>
#include <utility>

#include "sim/engine/engine.h"
#include "sim/engine/sampler.h"
#include "sim/serving/serving.h"

namespace berth::sim::comparison {

namespace {

constexpr serving::DeploymentKey kDeployment = 1;
constexpr std::uint32_t kNextArrival = 0x0C01;
constexpr std::uint64_t kStepsBetweenLooks = 4096;

class Replay final : public engine::EventSink, public serving::ServingListener {
  public:
    Replay(const Recording& recording, domain::BalancingPolicy policy)
        : m_recording(recording),
          m_link{kDeployment, static_cast<std::uint16_t>(recording.port.port)},
          m_serving(m_engine, recording.seed, *this),
          m_work(recording.image->serviceTime),
          m_random(recording.seed, "comparison/work") {
        m_serving.openLink(m_link, policy,
                           recording.port.options.value_or(domain::BalancingOptions{}));
        for (std::size_t i = 0; i < recording.nodes.size(); ++i) {
            serving::Container container;
            container.node = static_cast<serving::NodeKey>(i + 1);
            container.deployment = kDeployment;
            container.image = recording.image.get();
            container.speed = recording.nodes[i].speed;
            m_serving.containerStarted(std::move(container));
            m_serving.nodeReady(static_cast<serving::NodeKey>(i + 1));
        }
        planNext();
    }

    [[nodiscard]] bool run(const std::function<bool()>& goOn) {
        std::uint64_t steps = 0;
        while (const auto next = m_engine.nextTime()) {
            m_engine.step(*this, *next);
            if (++steps % kStepsBetweenLooks == 0 && !goOn()) return false;
        }
        return true;
    }

    [[nodiscard]] serving::LinkReport report() const { return m_serving.report(m_link); }

    void onEvent(const engine::EventRecord& event) override {
        if (event.kind != kNextArrival) {
            m_serving.onEvent(event);
            return;
        }
        serving::GeneratedRequest request = m_recording.requests[m_next++].request;
        const engine::Time work = m_work.draw(m_random);  // one draw each, whether needed or not
        if (request.service < 0) request.service = work;
        m_serving.arrive(m_link, request);
        planNext();
    }

    void onLogLine(serving::NodeKey /*node*/, domain::Severity /*severity*/,
                   std::string /*text*/) override {}
    void onPortRefused(serving::LinkKey /*link*/) override {}
    void onDiskChanged(serving::NodeKey /*node*/) override {}

  private:
    void planNext() {
        if (m_next == m_recording.requests.size()) return;
        const engine::Time at = m_recording.requests[m_next].at - m_recording.requests.front().at;
        m_engine.schedule(std::max(at, m_engine.now()), {kNextArrival, 0, 0});
    }

    const Recording& m_recording;
    serving::LinkKey m_link;
    engine::Engine m_engine;
    serving::Serving m_serving;
    engine::Sampler m_work;
    engine::RandomStream m_random;
    std::size_t m_next = 0;
};

}  // namespace

std::optional<domain::PolicyFigures> replay(const Recording& recording,
                                            domain::BalancingPolicy policy,
                                            const std::function<bool()>& goOn) {
    Replay run(recording, policy);
    if (!run.run(goOn)) return std::nullopt;
    const serving::LinkReport report = run.report();
    domain::PolicyFigures figures;
    figures.policy = policy;
    figures.completed = report.totals.completed;
    figures.refused = report.totals.rejected;
    figures.timedOut = report.totals.timedOut;
    figures.failed = report.totals.failed;
    figures.meanLatency = report.latency.mean;
    figures.p50 = report.latency.p50;
    figures.p95 = report.latency.p95;
    figures.p99 = report.latency.p99;
    figures.meanWait = report.wait.mean;
    for (const ReplayNode& node : recording.nodes)
        figures.shares.push_back({node.id, node.ordinal, 0});
    for (const domain::NodeShare& share : report.perNode)
        figures.shares[static_cast<std::size_t>(share.ordinal - 1)].completed = share.completed;
    std::sort(figures.shares.begin(), figures.shares.end(),
              [](const auto& a, const auto& b) { return a.ordinal < b.ordinal; });
    return figures;
}

}  // namespace berth::sim::comparison
