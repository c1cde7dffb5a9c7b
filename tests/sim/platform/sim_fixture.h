// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "sim/images/builtin_images.h"
#include "sim/platform/simulation.h"

namespace berth::sim::platform::testing {

using engine::kMillisecond;
using engine::kSecond;

// Keeps what a simulation tells.
struct Recorder final : SimulationListener {
    void onEvent(const domain::Event& event) override { events.push_back(event); }
    void onLogLine(const domain::DeploymentId&, const domain::LogLine& line) override {
        lines.push_back(line);
    }
    void onLinkOpened(const LinkInfo& link) override { opened.push_back(link); }
    void onLinkClosed(const LinkInfo& link) override { closed.push_back(link); }

    [[nodiscard]] std::vector<domain::Event> of(domain::EventKind kind) const {
        std::vector<domain::Event> found;
        for (const domain::Event& event : events) {
            if (event.kind == kind) found.push_back(event);
        }
        return found;
    }

    std::vector<domain::Event> events;
    std::vector<domain::LogLine> lines;
    std::vector<LinkInfo> opened, closed;
};

// One answer as a client sees it.
struct Client final : serving::ResponseSink {
    void onHead(const serving::HttpHead& head, std::int64_t) override {
        status = head.status;
        for (const auto& [name, value] : head.headers) {
            if (name == "X-Berth-Node") node = value;
        }
    }
    void onData(std::string_view data, bool last) override {
        body += data;
        done = done || last;
    }
    void onFailure(int failure, std::string_view name, std::string_view) override {
        status = failure;
        node = std::string(name);
        done = true;
    }
    int status = 0;
    bool done = false;
    std::string node, body;
};

// Two regions with a pool of one-card 4090 machines each; start-up in exactly one second, so that
// times can be written down.
[[nodiscard]] inline scenario::Scenario smallScenario(int machines = 2, int cards = 4) {
    scenario::Scenario scenario;
    scenario.name = "small";
    scenario.cluster.regions = {{{{"north"}, "North", ""}, 100e6},
                                {{{"south"}, "South", ""}, 100e6}};
    for (const char* region : {"north", "south"}) {
        scenario::PoolConfig pool;
        pool.region = {region};
        pool.spec = {
            "4090", "4090", 1, {24 * domain::kGiB}, 16, {64 * domain::kGiB}, {80 * domain::kGiB}};
        pool.price = {466};
        pool.machines = machines;
        pool.cardsPerMachine = cards;
        pool.cpuCores = 16 * cards;
        pool.memory = 64 * domain::kGiB * cards;
        pool.cacheBytes = 200 * domain::kGiB;
        scenario.cluster.pools.push_back(pool);
    }
    scenario.images = images::builtinImages();
    for (images::ImageModel& image : scenario.images) {
        const bool slow = image.preset.name == "slow-start";
        image.startTime = {engine::DistributionKind::Constant, slow ? 90.0 : 1.0, 0};
        if (image.crashAfter) image.crashAfter = {engine::DistributionKind::Constant, 20, 0};
    }
    scenario.volumes = {{{"vol"}, "team-data", domain::kGiB}};
    return scenario;
}

[[nodiscard]] inline domain::DeploymentSpec spec(const std::string& image, int nodes,
                                                 int port = 80) {
    domain::DeploymentSpec spec;
    spec.name = "web";
    spec.gpuSpec = "4090";
    spec.image = image;
    spec.nodes = nodes;
    spec.ports = {{port, domain::BalancingPolicy::RoundRobin}};
    return spec;
}

// A simulation with its recorder, and the invariants looked at after every instant.
struct Lab {
    explicit Lab(scenario::Scenario scenario = smallScenario(), std::uint64_t seed = 1)
        : sim(std::move(scenario), seed, told) {}

    void runTo(engine::Time until) {
        while (sim.nextTime() && *sim.nextTime() <= until) {
            sim.stepInstant();
            const auto broken = sim.brokenInvariants();
            ASSERT_TRUE(broken.empty()) << broken.front() << " at " << sim.now();
        }
        sim.runUntil(until);
    }
    void runFor(engine::Time span) { runTo(sim.now() + span); }

    domain::Result<domain::ChangeOutcome> apply(domain::Change change, std::uint64_t basis = 0) {
        const std::string id = std::to_string(++operations);
        auto outcome = sim.apply({{id}, std::move(change), basis});
        const auto broken = sim.brokenInvariants();
        EXPECT_TRUE(broken.empty()) << broken.front();
        return outcome;
    }
    domain::DeploymentId create(const domain::DeploymentSpec& spec) {
        auto outcome = apply(domain::CreateDeployment{spec});
        EXPECT_TRUE(outcome) << outcome.error().detail;
        return outcome ? outcome->deployment : domain::DeploymentId{};
    }
    // Creates it and runs until all its nodes are ready.
    domain::DeploymentId deploy(const domain::DeploymentSpec& spec) {
        const domain::DeploymentId id = create(spec);
        const engine::Time limit = sim.now() + 3600 * kSecond;
        while (deployment(id).nodesReady < spec.nodes && sim.now() < limit)
            runFor(kSecond);
        EXPECT_EQ(deployment(id).nodesReady, spec.nodes);
        return id;
    }
    [[nodiscard]] domain::Deployment deployment(const domain::DeploymentId& id) const {
        const domain::Snapshot snapshot = sim.snapshot();
        const domain::Deployment* found = snapshot.findDeployment(id);
        EXPECT_NE(found, nullptr);
        return found == nullptr ? domain::Deployment{} : *found;
    }
    [[nodiscard]] domain::Node node(const std::string& name) const {
        for (const domain::Node& each : sim.snapshot().nodes) {
            if (each.name == name) return each;
        }
        ADD_FAILURE() << "no node " << name;
        return {};
    }
    [[nodiscard]] std::vector<std::string> liveNodes() const {
        std::vector<std::string> names;
        for (const domain::Node& each : sim.snapshot().nodes) {
            if (each.alive() && each.state != domain::NodeState::Terminating)
                names.push_back(each.name);
        }
        return names;
    }
    // A request to the first link, answered.
    std::shared_ptr<Client> ask(const std::string& method, const std::string& target,
                                std::string body = {}) {
        auto client = send(method, target, std::move(body));
        for (int i = 0; i < 600 && !client->done; ++i)
            runFor(100 * kMillisecond);
        EXPECT_TRUE(client->done);
        return client;
    }
    std::shared_ptr<Client> send(const std::string& method, const std::string& target,
                                 std::string body = {}) {
        auto client = std::make_shared<Client>();
        if (sim.links().empty()) {
            ADD_FAILURE() << "there is no link";
            client->done = true;
            return client;
        }
        sim.arrive(sim.links().front().key, {method, target, {{"Host", "x"}}, std::move(body)},
                   client);
        return client;
    }
    std::uint64_t inject(domain::FaultKind kind, const std::string& target,
                         std::optional<domain::Duration> duration = {}, int exitCode = 1) {
        auto id = sim.inject({kind, target, duration, exitCode, 0.1});
        EXPECT_TRUE(id) << id.error().detail;
        return id.value_or(0);
    }

    Recorder told;
    Simulation sim;
    std::uint64_t operations = 0;
};

}  // namespace berth::sim::platform::testing
