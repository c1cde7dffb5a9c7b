// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/platform_contract.h"

#include <thread>
#include <utility>

namespace berth::contract {

using domain::Snapshot;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

int nodesIn(const Snapshot& snapshot, const domain::DeploymentId& id, domain::NodeState state) {
    int count = 0;
    for (const domain::Node* node : snapshot.nodesOf(id))
        count += node->state == state ? 1 : 0;
    return count;
}

}  // namespace

void PlatformContract::SetUp() {
    m_subject = GetParam().make();
    ASSERT_TRUE(waitFor([](const Snapshot& s) { return !s.catalogue.gpuSpecs.empty(); }))
        << "the platform never showed a catalogue";
}

void PlatformContract::TearDown() {
    m_subject.reset();
}

domain::DeploymentSpec PlatformContract::spec(const std::string& name, int nodes) const {
    domain::DeploymentSpec spec;
    spec.name = name;
    spec.gpuSpec = m_subject->gpuSpec();
    spec.image = m_subject->image();
    spec.nodes = nodes;
    spec.ports = {{m_subject->port(), domain::BalancingPolicy::RoundRobin}};
    spec.terminationGrace = seconds(1);
    return spec;
}

domain::Result<domain::Plan> PlatformContract::plan(domain::Change change) {
    auto promise = std::make_shared<std::promise<domain::Result<domain::Plan>>>();
    auto answer = promise->get_future();
    platform().plan(std::move(change), [promise](auto result) { promise->set_value(result); });
    return wait(std::move(answer));
}

domain::Result<domain::ChangeOutcome> PlatformContract::apply(domain::Change change,
                                                              std::uint64_t basis,
                                                              std::string operation) {
    if (operation.empty()) {
        operation = std::string(29, '0') + std::to_string(100 + m_operations++);
    }
    auto promise = std::make_shared<std::promise<domain::Result<domain::ChangeOutcome>>>();
    auto answer = promise->get_future();
    platform().apply({{operation}, std::move(change), basis},
                     [promise](auto result) { promise->set_value(result); });
    return wait(std::move(answer));
}

domain::DeploymentId PlatformContract::create(const std::string& name, int nodes) {
    const auto outcome = apply(domain::CreateDeployment{spec(name, nodes)});
    EXPECT_TRUE(outcome) << outcome.error().detail;
    return outcome ? outcome->deployment : domain::DeploymentId{};
}

domain::SnapshotPtr PlatformContract::waitFor(
    const std::function<bool(const Snapshot&)>& condition) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < end) {
        domain::SnapshotPtr snapshot = platform().snapshot();
        if (condition(*snapshot)) return snapshot;
        std::this_thread::sleep_for(milliseconds(5));
    }
    return nullptr;
}

domain::SnapshotPtr PlatformContract::waitForReady(const domain::DeploymentId& id, int nodes) {
    return waitFor([&](const Snapshot& s) {
        const domain::Deployment* d = s.findDeployment(id);
        return d != nullptr && d->nodesReady == nodes &&
               nodesIn(s, id, domain::NodeState::Running) == nodes;
    });
}

}  // namespace berth::contract
