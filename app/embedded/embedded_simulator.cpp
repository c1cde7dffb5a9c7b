// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embedded/embedded_simulator.h"

#include <fmt/format.h>

#include <atomic>
#include <utility>

#include "sim/gateway/gateway.h"
#include "sim/platform/link_host.h"
#include "sim/scenario/builtin_known.h"

namespace berth::app {

namespace {

using sim::platform::SimulatedPlatform;

// Hands requests on to a platform that exists a moment later than the gateway: its thread may open
// a link before its constructor has returned to us.
class RequestsToPlatform final : public sim::gateway::LinkBackend {
  public:
    void connect(SimulatedPlatform& platform) { m_platform = &platform; }

    std::uint64_t submit(sim::gateway::LinkToken link, sim::serving::HttpRequest request,
                         std::shared_ptr<sim::serving::ResponseSink> sink) override {
        SimulatedPlatform* platform = m_platform;
        if (platform == nullptr) {
            sink->onFailure(503, {}, "the simulator is starting");
            return 0;
        }
        return platform->submit(link, std::move(request), std::move(sink));
    }
    void abandon(std::uint64_t request) override {
        if (SimulatedPlatform* platform = m_platform) platform->abandon(request);
    }

  private:
    std::atomic<SimulatedPlatform*> m_platform = nullptr;
};

class LinksOfGateway final : public sim::platform::LinkHost {
  public:
    explicit LinksOfGateway(sim::gateway::Gateway& gateway) : m_gateway(gateway) {}

    domain::Result<std::uint16_t> open(sim::serving::LinkKey link,
                                       std::uint16_t preferredPort) override {
        return m_gateway.openLink(link, fmt::format("port {}", link.port), preferredPort);
    }
    void close(sim::serving::LinkKey link) override { m_gateway.closeLink(link); }

  private:
    sim::gateway::Gateway& m_gateway;
};

}  // namespace

struct EmbeddedSimulator::Parts {
    RequestsToPlatform requests;
    sim::gateway::Gateway gateway{requests};
    LinksOfGateway links{gateway};
    std::unique_ptr<SimulatedPlatform> platform;
};

EmbeddedSimulator::EmbeddedSimulator(EmbeddedSimulatorSetup setup, const domain::Clock& clock)
    : m_parts(std::make_unique<Parts>()) {
    sim::platform::SimulatedPlatformSetup inner;
    inner.run.parseScenario = sim::scenario::parseWithBuiltins;
    inner.run.log = setup.log;
    inner.run.host = &m_parts->links;
    inner.run.spillDirectory = std::move(setup.spillDirectory);
    inner.scenarioText = setup.scenarioText.empty()
                             ? std::string(sim::scenario::sampleScenarioText())
                             : std::move(setup.scenarioText);
    inner.seed = setup.seed;
    inner.pace = setup.pace;
    inner.onStarted = std::move(setup.onStarted);
    inner.onEnded = std::move(setup.onEnded);
    m_parts->platform = std::make_unique<SimulatedPlatform>(std::move(inner), clock);
    m_parts->requests.connect(*m_parts->platform);
}

EmbeddedSimulator::~EmbeddedSimulator() {
    // First nobody can ask any more, then the simulation ends and gives its links back.
    m_parts->gateway.stop();
    m_parts->platform.reset();
}

sim::platform::SimulatedPlatform& EmbeddedSimulator::platform() {
    return *m_parts->platform;
}

}  // namespace berth::app
