// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embedded/embedded_simulator.h"

#include <fmt/format.h>

#include <atomic>
#include <utility>

#include "models/domain/random.h"
#include "sim/gateway/gateway.h"
#include "sim/node_ssh/host_key.h"
#include "sim/node_ssh/node_directory.h"
#include "sim/node_ssh/ssh_server.h"
#include "sim/open_api/open_api.h"
#include "sim/platform/link_host.h"
#include "sim/scenario/builtin_known.h"

namespace berth::app {

namespace {

using sim::node_ssh::HostKey;
using sim::node_ssh::SshServer;
using sim::open_api::OpenApi;
using sim::platform::SimulatedPlatform;

constexpr sim::gateway::LinkToken kApiPort{0, 1};

// Hands requests on to what exists a moment later than the gateway: the platform's thread may open
// a link before its constructor has returned to us.
class RequestsToSimulator final : public sim::gateway::LinkBackend {
  public:
    void connect(SimulatedPlatform& platform) { m_platform = &platform; }
    void connect(OpenApi& api) { m_api = &api; }

    std::uint64_t submit(sim::gateway::LinkToken link, sim::serving::HttpRequest request,
                         std::shared_ptr<sim::serving::ResponseSink> sink) override {
        if (link == kApiPort) {
            OpenApi* api = m_api;
            if (api != nullptr)
                api->handle(request, std::move(sink));
            else
                sink->onFailure(503, {}, "the simulator is starting");
            return 0;
        }
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
    std::atomic<OpenApi*> m_api = nullptr;
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

class NodesOfPlatform final : public sim::node_ssh::NodeDirectory {
  public:
    explicit NodesOfPlatform(SimulatedPlatform& platform) : m_platform(platform) {}

    domain::Result<std::unique_ptr<sim::shell::NodeHost>> open(const std::string& node) override {
        return m_platform.openNode(node);
    }

  private:
    SimulatedPlatform& m_platform;
};

}  // namespace

struct EmbeddedSimulator::Parts {
    RequestsToSimulator requests;
    sim::gateway::Gateway gateway{requests};
    LinksOfGateway links{gateway};
    std::unique_ptr<SimulatedPlatform> platform;
    domain::SystemRandom random;
    domain::SecretString token;
    domain::Result<std::uint16_t> apiPort =
        domain::fail(domain::ErrorCode::NotFound, "the Open API is not served");
    std::unique_ptr<OpenApi> api;
    std::unique_ptr<NodesOfPlatform> nodes;
    domain::Result<std::unique_ptr<SshServer>> ssh =
        domain::fail(domain::ErrorCode::NotFound, "SSH is not served");

    void serveApi(EmbeddedApiSetup setup, const domain::Clock& clock) {
        api = std::make_unique<OpenApi>(
            *platform, [this] { return platform->endedDeployments(); },
            sim::open_api::Authentication(token.clone(), std::move(setup.key), clock), clock,
            random);
        api->meetFaults([this] { return platform->faults(); });
        requests.connect(*api);
    }

    void serveSsh(EmbeddedSshSetup setup) {
        auto key = setup.hostKeyFile.empty() ? HostKey::make() : HostKey::keep(setup.hostKeyFile);
        if (!key) {
            ssh = tl::unexpected(std::move(key.error()));
            return;
        }
        nodes = std::make_unique<NodesOfPlatform>(*platform);
        ssh = SshServer::start(
            {setup.port, {token.clone(), std::move(setup.keys)}, std::move(*key), {}}, *nodes);
    }
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
    // Before the platform's thread opens links, which would do with any port.
    if (setup.api)
        m_parts->apiPort = m_parts->gateway.openLink(kApiPort, "the Open API", setup.api->port);
    m_parts->platform = std::make_unique<SimulatedPlatform>(std::move(inner), clock);
    m_parts->requests.connect(*m_parts->platform);
    if (setup.api) m_parts->token = std::move(setup.api->token);
    if (m_parts->token.empty() && (setup.api || setup.ssh))
        m_parts->token = sim::open_api::newToken(m_parts->random, clock.unixMilliseconds());
    if (m_parts->apiPort) m_parts->serveApi(std::move(*setup.api), clock);
    if (setup.ssh) m_parts->serveSsh(std::move(*setup.ssh));
}

EmbeddedSimulator::~EmbeddedSimulator() {
    // First nobody can ask any more, then the simulation ends and gives its links back.
    if (m_parts->ssh) m_parts->ssh->reset();
    m_parts->gateway.stop();
    m_parts->api.reset();
    m_parts->platform.reset();
}

sim::platform::SimulatedPlatform& EmbeddedSimulator::platform() {
    return *m_parts->platform;
}

domain::Result<std::string> EmbeddedSimulator::apiAddress() const {
    if (!m_parts->apiPort) return tl::unexpected(m_parts->apiPort.error());
    return fmt::format("http://127.0.0.1:{}", *m_parts->apiPort);
}

domain::SecretString EmbeddedSimulator::apiToken() const {
    return m_parts->token.clone();
}

domain::Result<std::uint16_t> EmbeddedSimulator::sshPort() const {
    if (!m_parts->ssh) return tl::unexpected(m_parts->ssh.error());
    return (*m_parts->ssh)->port();
}

std::string EmbeddedSimulator::sshHostKey() const {
    return m_parts->ssh ? (*m_parts->ssh)->hostKey().publicKey() : std::string();
}

std::string EmbeddedSimulator::sshFingerprint() const {
    return m_parts->ssh ? (*m_parts->ssh)->hostKey().fingerprint() : std::string();
}

}  // namespace berth::app
