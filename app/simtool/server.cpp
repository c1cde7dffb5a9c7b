// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/server.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/simtool/progress.h"
#include "sim/scenario/builtin_known.h"

namespace berth::app {
namespace {

using domain::ErrorCode;

constexpr const char* kConnection = "simulator";
constexpr domain::Duration kBetweenLooks = std::chrono::milliseconds(20);
constexpr domain::Duration kTimeForLinks = std::chrono::seconds(5);

bool hasEveryLink(const domain::Deployment& deployment) {
    if (deployment.links.size() < deployment.spec.ports.size()) return false;
    for (const domain::PortLink& link : deployment.links) {
        if (link.url.empty() && link.problem.empty()) return false;
    }
    return true;
}

// Nobody is to be placed, so no link is to be expected.
bool waitsForNobody(const domain::Deployment& deployment) {
    return deployment.nodesWanted() == 0;
}

}  // namespace

domain::Result<std::unique_ptr<Server>> Server::open(ServerSetup setup, const Streams& streams) {
    std::unique_ptr<Server> server(new Server(streams));
    if (setup.stateFolder) {
        if (auto opened = server->openStore(*setup.stateFolder); !opened) {
            return tl::unexpected(opened.error());
        }
        if (auto adopted = server->adoptSaved(setup); !adopted) {
            return tl::unexpected(adopted.error());
        }
    }
    if (auto started = server->start(std::move(setup)); !started) {
        return tl::unexpected(started.error());
    }
    return server;
}

Server::~Server() {
    (void)close();
}

domain::Result<void> Server::close() {
    m_simulator.reset();
    if (m_store) m_store->close();
    return m_saved;
}

domain::Result<void> Server::openStore(const std::string& folder) {
    auto store = store::ProfileStore::start(folder, m_clock);
    if (!store) {
        domain::Error error = store.error();
        error.detail = "--state: " + error.detail;
        return tl::unexpected(std::move(error));
    }
    m_store = std::move(*store);
    const auto outcome = m_store->waitUntilOpen();
    if (!outcome) return tl::unexpected(outcome.error());
    if (outcome->kind == store::OpenOutcome::Kind::ReadOnly) {
        return domain::fail(ErrorCode::WrongState, fmt::format("{}: {}", folder, outcome->detail));
    }
    if (!outcome->detail.empty()) note(m_streams, fmt::format("{}: {}", folder, outcome->detail));
    m_log = m_store->commandLog(kConnection);
    return {};
}

// What is kept goes on only as what it was; anything else would make its past a lie.
domain::Result<void> Server::adoptSaved(const ServerSetup& setup) {
    const auto head = m_log->head();
    if (!head) return tl::unexpected(head.error());
    if (!*head) return {};
    m_isResumed = true;
    if (setup.scenarioText && *setup.scenarioText != (*head)->scenario) {
        return domain::fail(
            ErrorCode::WrongState,
            fmt::format("{} holds a simulation of another scenario: leave out --scenario to go on "
                        "with that one, or give another --state",
                        *setup.stateFolder));
    }
    if (setup.seed && *setup.seed != (*head)->seed) {
        return domain::fail(
            ErrorCode::WrongState,
            fmt::format("{} holds a simulation with seed {}: leave out --seed to go on with it, or "
                        "give another --state",
                        *setup.stateFolder, (*head)->seed));
    }
    return {};
}

domain::Result<void> Server::start(ServerSetup setup) {
    EmbeddedSimulatorSetup inner;
    inner.log = m_log.get();
    inner.scenarioText =
        setup.scenarioText.value_or(std::string{sim::scenario::sampleScenarioText()});
    inner.seed = setup.seed;
    inner.pace.speed = setup.speed.value_or(1);
    inner.api = std::move(setup.api);
    inner.ssh = std::move(setup.ssh);
    std::error_code ignored;
    inner.spillDirectory = setup.stateFolder
                               ? *setup.stateFolder
                               : std::filesystem::temp_directory_path(ignored).string();
    inner.onStarted = [this](domain::Result<void> result) {
        const std::lock_guard lock(m_start.mutex);
        m_start.result = std::move(result);
    };
    inner.onEnded = [this](domain::Result<void> result) { m_saved = std::move(result); };
    if (!m_isResumed) {
        if (const auto scenario = sim::scenario::parseWithBuiltins(inner.scenarioText)) {
            for (const domain::DeploymentSpec& spec : scenario->deployments)
                m_expected.insert(spec.name);
        }
    }
    m_simulator = std::make_unique<EmbeddedSimulator>(std::move(inner), m_clock);
    if (m_isResumed && setup.speed) {
        m_simulator->platform().setPace({.paused = false, .speed = *setup.speed});
    }
    if (const auto address = m_simulator->apiAddress(); !address) {
        domain::Error error = address.error();
        error.detail = "--api-port: " + error.detail;
        return tl::unexpected(std::move(error));
    }
    if (const auto port = m_simulator->sshPort(); !port) {
        domain::Error error = port.error();
        error.detail = "SSH is not served: " + error.detail;
        return tl::unexpected(std::move(error));
    }
    return {};
}

bool Server::hasItsLinks(const domain::Snapshot& snapshot) const {
    if (!snapshot.isWhole()) return false;
    for (const std::string& name : m_expected) {
        if (!snapshot.findDeploymentByName(name)) return false;
    }
    for (const domain::Deployment& deployment : snapshot.deployments) {
        if (!waitsForNobody(deployment) && !hasEveryLink(deployment)) return false;
    }
    return std::all_of(snapshot.fronts.begin(), snapshot.fronts.end(), [](const auto& front) {
        return !front.url.empty() || !front.problem.empty();
    });
}

void Server::tellWhatIsMissing() const {
    const domain::SnapshotPtr snapshot = m_simulator->platform().snapshot();
    for (const domain::Front& front : snapshot->fronts) {
        if (front.problem.empty()) continue;
        note(m_streams, fmt::format("front {} has no address: {}", front.spec.name, front.problem));
    }
    for (const domain::Deployment& deployment : snapshot->deployments) {
        for (const domain::PortLink& link : deployment.links) {
            if (link.problem.empty()) continue;
            note(m_streams, fmt::format("{} port {} has no link: {}", deployment.spec.name,
                                        link.port, link.problem));
        }
        if (!waitsForNobody(deployment) && !hasEveryLink(deployment)) {
            note(m_streams, fmt::format("{} has no link yet: none of its nodes has found a "
                                        "machine",
                                        deployment.spec.name));
        }
    }
}

Server::Waiting Server::awaitLinks(const StopSignals& stop) {
    Progress progress{m_streams.err, m_streams.errIsTerminal, m_clock};
    std::optional<domain::Duration> startedAt;
    for (;;) {
        if (stop.waitFor(kBetweenLooks)) return Waiting::Stopped;
        if (!startedAt) {
            progress.show(m_simulator->platform().status().restoring);
            const std::lock_guard lock(m_start.mutex);
            if (!m_start.result) continue;
            if (!*m_start.result) return Waiting::Failed;
            startedAt = m_clock.monotonic();
        }
        const bool enough = m_clock.monotonic() - *startedAt > kTimeForLinks;
        if (!enough && !hasItsLinks(*m_simulator->platform().snapshot())) continue;
        tellWhatIsMissing();
        return Waiting::Ready;
    }
}

std::string Server::problem() const {
    const std::lock_guard lock(m_start.mutex);
    return m_start.result && !*m_start.result ? m_start.result->error().detail : std::string{};
}

std::string Server::readyLine() const {
    using Json = nlohmann::ordered_json;
    Json links = Json::array();
    const domain::SnapshotPtr snapshot = m_simulator->platform().snapshot();
    for (const domain::Deployment& deployment : snapshot->deployments) {
        for (const domain::PortLink& link : deployment.links) {
            Json line = {{"deployment", deployment.spec.name},
                         {"port", link.port},
                         {"url", link.url.empty() ? Json(nullptr) : Json(link.url)}};
            if (!link.problem.empty()) line["problem"] = link.problem;
            links.push_back(std::move(line));
        }
    }
    Json fronts = Json::array();
    for (const domain::Front& front : snapshot->fronts) {
        Json line = {{"front", front.spec.name},
                     {"port", front.spec.port},
                     {"url", front.url.empty() ? Json(nullptr) : Json(front.url)}};
        if (!front.problem.empty()) line["problem"] = front.problem;
        fronts.push_back(std::move(line));
    }
    // Whoever may read this line may use both: it is how clients learn the token.
    const Json line = {{"api", m_simulator->apiAddress().value_or(std::string())},
                       {"ssh", fmt::format("127.0.0.1:{}", m_simulator->sshPort().value_or(0))},
                       {"token", m_simulator->apiToken().reveal()},
                       {"hostKey", m_simulator->sshHostKey()},
                       {"links", std::move(links)},
                       {"fronts", std::move(fronts)}};
    return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace berth::app
