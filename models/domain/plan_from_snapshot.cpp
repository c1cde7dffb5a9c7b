// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/plan_from_snapshot.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "models/domain/codec.h"

namespace berth::domain {
namespace {

using Nodes = std::vector<const Node*>;

// FNV-1a, 64 bit (Fowler, Noll, Vo): for equality within one process, not against anybody.
class Hash {
  public:
    void mix(std::string_view text) {
        mix(text.size());
        for (const char c : text)
            mixByte(static_cast<unsigned char>(c));
    }
    void mix(std::uint64_t number) {
        for (int i = 0; i < 8; ++i)
            mixByte(static_cast<unsigned char>(number >> (8 * i)));
    }
    [[nodiscard]] std::uint64_t value() const { return m_value == 0 ? 1 : m_value; }

  private:
    void mixByte(unsigned char byte) { m_value = (m_value ^ byte) * 0x100000001B3ULL; }

    std::uint64_t m_value = 0xCBF29CE484222325ULL;
};

Nodes activeNodes(const Snapshot& snapshot, const DeploymentId& id) {
    Nodes nodes = snapshot.nodesOf(id);
    std::erase_if(nodes, [](const Node* node) {
        return !node->alive() || node->state == NodeState::Terminating;
    });
    return nodes;
}

Rate priceOf(const Snapshot& snapshot, const DeploymentSpec& spec) {
    const auto range = snapshot.catalogue.priceOf(spec.gpuSpec, spec.regions);
    return range ? range->highest : Rate{};
}

int readyOf(const Nodes& nodes) {
    return static_cast<int>(std::count_if(nodes.begin(), nodes.end(), [](const Node* node) {
        return node->state == NodeState::Running;
    }));
}

// All wanted nodes running: those that stay at their price, the others at that of new ones.
Rate rateOf(const Nodes& staying, int wanted, Rate fresh) {
    Rate rate;
    int counted = 0;
    for (const Node* node : staying) {
        if (counted == wanted || node->rate.pointsPerSecond == 0) continue;
        rate = rate + node->rate;
        ++counted;
    }
    return rate + fresh * std::max(0, wanted - counted);
}

class PlanMaker {
  public:
    PlanMaker(Plan& plan, const Snapshot& snapshot, const Deployment* deployment)
        : m_plan(plan), m_snapshot(snapshot), m_deployment(deployment) {
        if (deployment == nullptr) return;
        m_paused = deployment->state == DeploymentState::Paused;
        m_active = activeNodes(snapshot, deployment->id);
        m_fresh = priceOf(snapshot, deployment->spec);
        plan.rateBefore = rateOf(m_active, deployment->nodesWanted(), m_fresh);
        plan.rateAfter = plan.rateBefore;
    }

    void operator()(const CreateDeployment& change) {
        m_plan.nodesStarted = change.spec.nodesAtOnce();
        m_plan.rateAfter = priceOf(m_snapshot, change.spec) * m_plan.nodesStarted;
    }
    void operator()(const EditDeployment& change) {
        DeploymentSpec after = change.spec;
        after.name = m_deployment->spec.name;
        after.nodes = m_deployment->spec.nodes;
        m_plan.fields = difference(m_deployment->spec, after);
        if (m_plan.fields.empty()) return;
        replaceAll(after.rollingUpdate);
        m_plan.rateAfter = priceOf(m_snapshot, after) * (m_paused ? 0 : after.nodes);
    }
    void operator()(const ScaleDeployment& change) {
        const int before = m_deployment->spec.nodes;
        if (change.nodes != before)
            m_plan.fields = {{"nodes", std::to_string(before), std::to_string(change.nodes)}};
        if (m_paused) return;
        const int wanted =
            std::min(change.nodes, m_deployment->runsMissing().value_or(change.nodes));
        const Nodes staying = stayingOf(wanted);
        for (const Node* node : m_active) {
            if (std::find(staying.begin(), staying.end(), node) == staying.end()) end(*node);
        }
        m_plan.nodesStarted = std::max(0, wanted - static_cast<int>(m_active.size()));
        m_plan.rateAfter = rateOf(staying, wanted, m_fresh);
        m_plan.linksInterrupted = hasLinks() && readyOf(m_active) > 0 && readyOf(staying) == 0;
    }
    void operator()(const PauseDeployment&) { endAll(); }
    void operator()(const ResumeDeployment&) {
        const int nodes = m_deployment->spec.nodes;
        m_plan.nodesStarted = std::min(nodes, m_deployment->runsMissing().value_or(nodes));
        m_plan.rateAfter = m_fresh * m_plan.nodesStarted;
    }
    void operator()(const RestartDeployment&) { replaceAll(m_deployment->spec.rollingUpdate); }
    void operator()(const ReplaceNode& change) {
        end(*m_snapshot.findNode(change.node));
        m_plan.nodesStarted = 1;
    }
    void operator()(const DeleteDeployment&) { endAll(); }
    // Only the simulator tries versions, and it plans by itself; checkChange() refuses these.
    void operator()(const StartCanary&) {}
    void operator()(const PromoteCanary&) {}
    void operator()(const RollBackCanary&) {}

  private:
    void end(const Node& node) {
        m_plan.nodesEnded.push_back(node.name);
        if (node.diskUsed.count == 0 && node.diskFiles == 0) return;
        NodeLoss loss;
        loss.node = node.id;
        loss.nodeName = node.name;
        loss.bytes = node.diskUsed;
        loss.files = node.diskFiles;
        loss.lastWrite = node.lastWrite.value_or(node.created);
        m_plan.losses.push_back(std::move(loss));
    }
    void endAll() {
        for (const Node* node : m_active)
            end(*node);
        m_plan.rateAfter = {};
        m_plan.linksInterrupted = hasLinks() && readyOf(m_active) > 0;
    }
    void replaceAll(const RollingUpdate& rolling) {
        for (const Node* node : m_active)
            end(*node);
        if (m_paused) return;
        m_plan.nodesStarted = m_deployment->spec.nodes;
        m_plan.linksInterrupted = hasLinks() && readyOf(m_active) > 0 &&
                                  m_deployment->spec.nodes <= rolling.maxUnavailable;
    }
    [[nodiscard]] Nodes stayingOf(int wanted) const {
        Nodes staying = m_active;
        std::stable_sort(staying.begin(), staying.end(), [](const Node* a, const Node* b) {
            const bool aRuns = a->state == NodeState::Running;
            const bool bRuns = b->state == NodeState::Running;
            return aRuns != bRuns ? aRuns : a->ordinal < b->ordinal;
        });
        staying.resize(std::min(staying.size(), static_cast<std::size_t>(std::max(0, wanted))));
        return staying;
    }
    [[nodiscard]] bool hasLinks() const { return !m_deployment->spec.ports.empty(); }

    Plan& m_plan;
    const Snapshot& m_snapshot;
    const Deployment* m_deployment;
    Nodes m_active;
    Rate m_fresh;
    bool m_paused = false;
};

}  // namespace

const Deployment* deploymentOf(const Snapshot& snapshot, const Change& change) {
    return std::visit(
        [&](const auto& each) -> const Deployment* {
            if constexpr (requires { each.deployment; }) {
                return snapshot.findDeployment(each.deployment);
            } else if constexpr (requires { each.node; }) {
                const Node* node = snapshot.findNode(each.node);
                return node == nullptr ? nullptr : snapshot.findDeployment(node->deployment);
            } else {
                return nullptr;
            }
        },
        change);
}

std::uint64_t fingerprint(const Snapshot& snapshot, const Deployment& deployment) {
    DeploymentSpec spec = deployment.spec;
    spec.extensions.clear();
    Hash hash;
    hash.mix(deployment.id.value);
    hash.mix(toJson(spec));
    hash.mix(deployment.state == DeploymentState::Paused ? 1U : 0U);
    hash.mix(deployment.state == DeploymentState::Deleting ? 1U : 0U);
    for (const Node* node : activeNodes(snapshot, deployment.id)) {
        hash.mix(node->id.value);
        hash.mix(static_cast<std::uint64_t>(node->diskUsed.count));
        hash.mix(static_cast<std::uint64_t>(node->diskFiles));
        hash.mix(node->lastWrite ? static_cast<std::uint64_t>(node->lastWrite->ns) : 0U);
    }
    return hash.value();
}

Result<Plan> planFromSnapshot(const Snapshot& snapshot, const Change& change) {
    Plan plan;
    plan.change = change;
    const Deployment* deployment = deploymentOf(snapshot, change);
    const auto* create = std::get_if<CreateDeployment>(&change);
    if (deployment == nullptr && create == nullptr)
        return fail(ErrorCode::NotFound, "there is nothing of that kind to change");
    std::visit(PlanMaker(plan, snapshot, deployment), change);
    const DeploymentSpec& spec = create != nullptr ? create->spec : deployment->spec;
    for (const VolumeMount& mount : spec.mounts)
        plan.volumesKept.push_back(mount.volume);
    if (deployment != nullptr) {
        plan.basis = fingerprint(snapshot, *deployment);
    } else {
        Hash hash;
        hash.mix(create->spec.name);
        plan.basis = hash.value();
    }
    return plan;
}

}  // namespace berth::domain
