// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/node_ssh/ssh_room.h"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>
#include <utility>

#include "sim/scenario/sample_cluster.h"

namespace berth::sim::node_ssh::testing {

namespace {

constexpr auto kTimeToAwait = std::chrono::seconds(60);

domain::Result<scenario::Scenario> theScenario(std::string_view) {
    scenario::Scenario scenario = scenario::sampleCluster();
    domain::DeploymentSpec spec;
    spec.name = "web";
    spec.gpuSpec = "4090";
    spec.image = "files";
    spec.nodes = 2;
    spec.ports = {{80, domain::BalancingPolicy::RoundRobin}};
    scenario.deployments = {spec};
    return scenario;
}

}  // namespace

class SshRoom::Nodes final : public NodeDirectory {
  public:
    explicit Nodes(platform::SimulatedPlatform& platform) : m_platform(platform) {}
    domain::Result<std::unique_ptr<shell::NodeHost>> open(const std::string& node) override {
        return m_platform.openNode(node);
    }

  private:
    platform::SimulatedPlatform& m_platform;
};

SshRoom::SshRoom(ConnectionLimits limits) {
    platform::SimulatedPlatformSetup setup;
    setup.run.parseScenario = theScenario;
    setup.run.spillDirectory = m_folder.at("");
    setup.scenarioText = "any";
    setup.pace = {false, 500};
    m_platform = std::make_unique<platform::SimulatedPlatform>(std::move(setup), m_clock);
    if (!await([this] {
            int ready = 0;
            const domain::SnapshotPtr now = m_platform->snapshot();
            for (const domain::Node& each : now->nodes)
                ready += each.state == domain::NodeState::Running ? 1 : 0;
            return ready == 2;
        }))
        throw std::runtime_error("the nodes are not ready");
    m_platform->setPace({false, 1});
    for (const std::string& key : {knownKey(), strangeKey()})
        (void)RunningProgram({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key}, {})
            .finish();
    auto keys = AuthorizedKeys::parse(m_folder.read("known.pub"));
    auto hostKey = HostKey::make();
    if (!keys || !hostKey) throw std::runtime_error("no keys");
    m_folder.write("known_hosts", "");
    const std::string publicKey = hostKey->publicKey();
    m_nodes = std::make_unique<Nodes>(*m_platform);
    auto server = SshServer::start(
        {0, {domain::SecretString(kToken), std::move(*keys)}, std::move(*hostKey), limits},
        *m_nodes);
    if (!server) throw std::runtime_error(server.error().detail);
    m_server = std::move(*server);
    m_folder.write("known_hosts", "[127.0.0.1]:" + std::to_string(port()) + " " + publicKey + "\n");
    m_folder.write("askpass", "#!/bin/sh\ncat '" + m_folder.at("password") + "'\n");
    usePassword(kToken);
}

SshRoom::~SshRoom() {
    m_server.reset();
    m_platform.reset();
}

void SshRoom::usePassword(const std::string& password) {
    m_folder.write("password", password);
}

bool SshRoom::await(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + kTimeToAwait;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

void SshRoom::inject(domain::FaultKind kind, const std::string& target) {
    std::promise<domain::Result<std::uint64_t>> done;
    m_platform->inject({kind, target, {}, 1, 0.1}, [&done](domain::Result<std::uint64_t> result) {
        done.set_value(std::move(result));
    });
    const auto result = done.get_future().get();
    EXPECT_TRUE(result) << result.error().detail;
}

domain::Node SshRoom::node(const std::string& name) {
    const domain::SnapshotPtr now = m_platform->snapshot();
    for (const domain::Node& each : now->nodes) {
        if (each.name == name) return each;
    }
    ADD_FAILURE() << "no node " << name;
    return {};
}

std::vector<std::string> SshRoom::environment() const {
    return {"SSH_ASKPASS=" + m_folder.at("askpass"), "SSH_ASKPASS_REQUIRE=force", "DISPLAY=:0",
            "SSH_AUTH_SOCK="};
}

std::vector<std::string> SshRoom::options() const {
    return {"-F", "/dev/null",
            "-o", "UserKnownHostsFile=" + m_folder.at("known_hosts"),
            "-o", "GlobalKnownHostsFile=/dev/null",
            "-o", "StrictHostKeyChecking=yes",
            "-o", "NumberOfPasswordPrompts=1",
            "-o", "IdentitiesOnly=yes",
            "-o", "IdentityFile=none"};
}

std::unique_ptr<RunningProgram> SshRoom::start(const std::string& node,
                                               std::vector<std::string> more,
                                               std::vector<std::string> command) {
    std::vector<std::string> words{"ssh", "-p", std::to_string(port())};
    const std::vector<std::string> ours = options();
    // The first word about a thing is the one that counts.
    words.insert(words.end(), more.begin(), more.end());
    words.insert(words.end(), ours.begin(), ours.end());
    words.push_back(node + "@127.0.0.1");
    words.insert(words.end(), command.begin(), command.end());
    return std::make_unique<RunningProgram>(std::move(words), environment());
}

ProgramEnd SshRoom::ssh(const std::string& node, const std::string& command,
                        std::vector<std::string> more) {
    return start(node, std::move(more), {command})->finish();
}

ProgramEnd SshRoom::files(const std::string& program, std::vector<std::string> words,
                          const std::string& input) {
    // By key: a batch asks nobody for a password.
    std::vector<std::string> all{program, "-P", std::to_string(port()), "-i", knownKey()};
    const std::vector<std::string> ours = options();
    all.insert(all.end(), ours.begin(), ours.end());
    all.insert(all.end(), words.begin(), words.end());
    RunningProgram running(std::move(all), environment());
    running.write(input);
    return running.finish();
}

}  // namespace berth::sim::node_ssh::testing
