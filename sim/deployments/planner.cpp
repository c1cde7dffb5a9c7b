// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/planner.h"

#include <algorithm>
#include <variant>

#include "models/domain/codec.h"
#include "models/domain/node_replacement.h"
#include "sim/deployments/rollout.h"
#include "sim/engine/trace_hash.h"

namespace berth::sim::deployments {

namespace {

using cluster::NodeRecord;

std::vector<const NodeRecord*> activeNodes(const DeploymentRecord& deployment,
                                           const cluster::NodeTable& nodes) {
    std::vector<const NodeRecord*> active;
    for (const serving::NodeKey key : deployment.nodes) {
        if (nodes.at(key)->active()) active.push_back(nodes.at(key).get());
    }
    return active;
}

domain::Rate priceOf(const domain::DeploymentSpec& spec, const Order& order,
                     const domain::Catalogue& catalogue) {
    if (order.unknown) return {};  // its nodes are never placed
    const auto range = catalogue.priceOf(spec.gpuSpec, spec.regions);
    return range ? range->highest : domain::Rate{};
}

// All wanted nodes running: those that stay at their price, the others at that of new ones.
domain::Rate rateOf(const std::vector<const NodeRecord*>& staying, int wanted, domain::Rate fresh) {
    domain::Rate rate;
    int counted = 0;
    for (const NodeRecord* node : staying) {
        if (counted == wanted) break;
        if (!node->onMachine) continue;
        rate = rate + node->price;
        ++counted;
    }
    return rate + fresh * std::max(0, wanted - counted);
}

class PlanMaker {
  public:
    PlanMaker(domain::Plan& plan, const ChangeContext& context, const DeploymentRecord* deployment)
        : m_plan(plan), m_context(context), m_deployment(deployment) {
        if (deployment == nullptr) return;
        for (const NodeRecord* node : activeNodes(*deployment, context.life.nodes()))
            (deployment->isTried(*node) ? m_tried : m_active).push_back(node);
        m_fresh = priceOf(*deployment->spec, deployment->order, context.catalogue);
        plan.rateBefore =
            rateOf(m_active, deployment->altogetherWanted(), m_fresh) + triedRate(m_tried.size());
        plan.rateAfter = plan.rateBefore;
    }

    void operator()(const domain::CreateDeployment& change) {
        domain::DeploymentSpec spec = change.spec;
        const Order order = m_context.deployments.takeCheckedOrder(spec, nullptr);
        m_plan.nodesStarted = spec.nodesAtOnce();
        m_plan.rateAfter = priceOf(spec, order, m_context.catalogue) * m_plan.nodesStarted;
    }
    void operator()(const domain::EditDeployment& change) {
        domain::DeploymentSpec after = change.spec;
        after.name = m_deployment->spec->name;
        after.nodes = domain::nodesAfterEdit(*m_deployment->spec, after);
        const Order order = m_context.deployments.takeCheckedOrder(after, m_deployment);
        m_plan.fields = domain::difference(*m_deployment->spec, after);
        if (after == *m_deployment->spec) return;
        endTried();
        m_plan.rateAfter = rateOf(m_active, m_deployment->altogetherWanted(), m_fresh);
        if (!domain::replacesNodes(*m_deployment->spec, after)) {
            if (after.autoscaling != m_deployment->spec->autoscaling) count(after.nodesAtOnce());
            return;
        }
        replaceAll(after.rollingUpdate, after.nodesAtOnce());
        m_plan.rateAfter = priceOf(after, order, m_context.catalogue) *
                           (m_deployment->pausedAt ? 0 : after.nodesAtOnce());
    }
    void operator()(const domain::ScaleDeployment& change) {
        const int before = m_deployment->spec->nodes;
        m_plan.fields = {{"nodes", std::to_string(before), std::to_string(change.nodes)}};
        if (change.nodes == before) m_plan.fields.clear();
        domain::DeploymentSpec after = *m_deployment->spec;
        after.nodes = change.nodes;
        count(m_deployment->job ? std::min(change.nodes, missingRuns()) : after.nodesAtOnce());
        if (m_deployment->tries()) countTried(change.nodes);
    }
    void operator()(const domain::PauseDeployment&) { endAll(); }
    void operator()(const domain::ResumeDeployment&) {
        const int nodes =
            m_deployment->job ? m_deployment->spec->nodes : m_deployment->spec->nodesAtOnce();
        m_plan.nodesStarted = m_deployment->job ? std::min(nodes, missingRuns()) : nodes;
        m_plan.rateAfter = m_fresh * m_plan.nodesStarted;
    }
    void operator()(const domain::RestartDeployment&) {
        const int nodes = m_deployment->spec->nodesAtOnce();
        replaceAll(m_deployment->spec->rollingUpdate, nodes);
        m_plan.rateAfter = m_fresh * nodes;
    }
    void operator()(const domain::ReplaceNode& change) {
        const NodeRecord* node = findNode(change.node, m_context);
        ends(*node);
        m_plan.nodesStarted = 1;
        if (m_deployment->isTried(*node)) return;  // for another one at the price of its own
        std::vector<const NodeRecord*> staying = m_active;
        std::erase(staying, node);
        m_plan.rateAfter =
            rateOf(staying, m_deployment->altogetherWanted(), m_fresh) + triedRate(m_tried.size());
    }
    void operator()(const domain::DeleteDeployment&) { endAll(); }
    void operator()(const domain::StartCanary& change) {
        domain::DeploymentSpec tried = change.spec;
        tried.name = m_deployment->spec->name;
        tried.nodes = m_deployment->spec->nodes;
        const Order order = m_context.deployments.takeCheckedOrder(tried, m_deployment);
        m_plan.fields = domain::difference(*m_deployment->spec, tried);
        m_plan.nodesStarted = domain::canaryNodes(change.rule, m_deployment->wanted());
        m_plan.rateAfter =
            m_plan.rateBefore + priceOf(tried, order, m_context.catalogue) * m_plan.nodesStarted;
    }
    // What is tried stays and is as many nodes less to start.
    void operator()(const domain::PromoteCanary&) {
        domain::DeploymentSpec after = *m_deployment->canary->spec;
        after.nodes = m_deployment->spec->nodes;
        m_plan.fields = domain::difference(*m_deployment->spec, after);
        for (const NodeRecord* node : m_active)
            ends(*node);
        const int nodes = after.nodesAtOnce();
        m_plan.nodesStarted = std::max(0, nodes - static_cast<int>(m_tried.size()));
        m_plan.rateAfter = priceOf(after, m_deployment->canary->order, m_context.catalogue) * nodes;
    }
    void operator()(const domain::RollBackCanary&) {
        endTried();
        m_plan.rateAfter = rateOf(m_active, m_deployment->altogetherWanted(), m_fresh);
        m_plan.linksInterrupted = readyOf(m_active) == 0 && readyOf(m_tried) > 0;
    }

  private:
    [[nodiscard]] domain::Rate triedRate(std::size_t nodes) const {
        if (!m_deployment->tries()) return {};
        return rateOf(
            m_tried, static_cast<int>(nodes),
            priceOf(*m_deployment->canary->spec, m_deployment->canary->order, m_context.catalogue));
    }
    void endTried() {
        for (const NodeRecord* node : m_tried)
            ends(*node);
    }
    // As many of the version that is tried as go with so many of the deployment.
    void countTried(int wanted) {
        const auto there = static_cast<int>(m_tried.size());
        const int nodes = domain::canaryNodes(m_deployment->canary->rule, wanted);
        m_plan.nodesStarted += std::max(0, nodes - there);
        for (const serving::NodeKey key : victims(m_tried, nodes))
            ends(*m_context.life.find(key));
        m_plan.rateAfter = m_plan.rateAfter + triedRate(static_cast<std::size_t>(nodes));
    }

    void ends(const NodeRecord& node) {
        m_plan.nodesEnded.push_back(node.name);
        domain::NodeLoss loss = lossOf(node);
        if (loss.files > 0 || loss.bytes.count > 0) m_plan.losses.push_back(std::move(loss));
    }
    // Other nodes stay, these are missing or too many.
    void count(int wanted) {
        if (m_deployment->pausedAt) return;
        const int active = static_cast<int>(m_active.size());
        m_plan.nodesStarted = std::max(0, wanted - active);
        std::vector<const NodeRecord*> staying = m_active;
        if (wanted < active) {
            for (const serving::NodeKey key : victims(m_active, wanted)) {
                ends(*m_context.life.find(key));
                std::erase_if(staying, [key](const NodeRecord* node) { return node->key == key; });
            }
        }
        m_plan.rateAfter = rateOf(staying, wanted, m_fresh);
        m_plan.linksInterrupted =
            readyOf(m_active) > 0 && readyOf(staying) == 0 && !m_deployment->spec->ports.empty();
    }
    [[nodiscard]] int missingRuns() const {
        return m_deployment->spec->job->completions - m_deployment->job->succeeded;
    }
    void endAll() {
        for (const NodeRecord* node : m_active)
            ends(*node);
        endTried();
        m_plan.rateAfter = {};
        m_plan.linksInterrupted =
            readyOf(m_active) + readyOf(m_tried) > 0 && !m_deployment->spec->ports.empty();
    }
    void replaceAll(const domain::RollingUpdate& rolling, int nodes) {
        for (const NodeRecord* node : m_active)
            ends(*node);
        if (m_deployment->pausedAt) return;
        m_plan.nodesStarted = nodes;
        m_plan.linksInterrupted = readyOf(m_active) > 0 && !m_deployment->spec->ports.empty() &&
                                  nodes <= rolling.maxUnavailable;
    }
    // The nodes a scale-down ends: asks the same rule that will do it.
    [[nodiscard]] static std::vector<serving::NodeKey> victims(
        const std::vector<const NodeRecord*>& nodes, int wanted) {
        RolloutInput input;
        input.wanted = wanted;
        for (const NodeRecord* node : nodes)
            input.nodes.push_back(
                {node->key, false, node->state, cluster::ReplaceCause::None, {}, node->warm});
        std::vector<serving::NodeKey> keys;
        for (const RolloutStep::Ending& ending : nextStep(input).end)
            keys.push_back(ending.node);
        std::sort(keys.begin(), keys.end());
        return keys;
    }
    static int readyOf(const std::vector<const NodeRecord*>& nodes) {
        return static_cast<int>(std::count_if(
            nodes.begin(), nodes.end(), [](const NodeRecord* node) { return node->ready(); }));
    }

    domain::Plan& m_plan;
    const ChangeContext& m_context;
    const DeploymentRecord* m_deployment;
    std::vector<const NodeRecord*> m_active;  // of the spec
    std::vector<const NodeRecord*> m_tried;   // of a version that is tried
    domain::Rate m_fresh;
};

void mixText(engine::TraceHash& hash, const std::string& text) {
    hash.mix(text.size());
    for (const char c : text)
        hash.mix(static_cast<unsigned char>(c));
}

std::uint64_t neverZero(std::uint64_t value) {
    return value == 0 ? 1 : value;
}

}  // namespace

domain::NodeLoss lossOf(const NodeRecord& node) {
    domain::NodeLoss loss;
    loss.node = node.id;
    loss.nodeName = node.name;
    if (!node.disk) return loss;
    loss.bytes = {node.disk->bytes()};
    loss.files = node.disk->files();
    if (const auto last = node.disk->lastWrite()) loss.lastWrite = {*last};
    if (loss.files == 0) return loss;
    std::vector<storage::FileInfo> files = node.disk->list();
    const auto largest =
        files.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(5, files.size()));
    std::partial_sort(files.begin(), largest, files.end(), [](const auto& a, const auto& b) {
        return a.size != b.size ? a.size > b.size : a.path < b.path;
    });
    for (auto it = files.begin(); it != largest; ++it)
        loss.largestPaths.push_back(it->path);
    return loss;
}

std::uint64_t fingerprint(const DeploymentRecord& deployment, const cluster::NodeTable& nodes) {
    engine::TraceHash hash;
    hash.mix(deployment.key);
    hash.mix(static_cast<std::uint64_t>(deployment.revision));
    hash.mix(deployment.generation);
    hash.mix(static_cast<std::uint64_t>(deployment.spec->nodes));
    hash.mix(deployment.pausedAt ? 1 : 0);
    hash.mix(deployment.deleting ? 1 : 0);
    if (deployment.job) hash.mix(static_cast<std::uint64_t>(deployment.job->succeeded));
    if (deployment.canary) {
        hash.mix(deployment.canary->generation);
        hash.mix(static_cast<std::uint64_t>(deployment.canary->state));
    }
    for (const NodeRecord* node : activeNodes(deployment, nodes)) {
        hash.mix(node->key);
        hash.mix(node->disk ? static_cast<std::uint64_t>(node->disk->bytes()) : 0);
        hash.mix(node->disk ? static_cast<std::uint64_t>(node->disk->files()) : 0);
        hash.mix(node->disk ? static_cast<std::uint64_t>(node->disk->lastWrite().value_or(-1)) : 0);
    }
    return neverZero(hash.value());
}

domain::Result<domain::Plan> planChange(const domain::Change& change,
                                        const ChangeContext& context) {
    if (auto checked = checkChange(change, context); !checked)
        return tl::unexpected(std::move(checked.error()));
    domain::Plan plan;
    plan.change = change;
    const DeploymentRecord* deployment = deploymentOf(change, context);
    std::visit(PlanMaker(plan, context, deployment), change);
    if (deployment != nullptr) {
        plan.basis = fingerprint(*deployment, context.life.nodes());
        for (const domain::VolumeMount& mount : deployment->spec->mounts)
            plan.volumesKept.push_back(mount.volume);
    } else if (const auto* create = std::get_if<domain::CreateDeployment>(&change)) {
        engine::TraceHash hash;
        mixText(hash, create->spec.name);
        plan.basis = neverZero(hash.value());
        for (const domain::VolumeMount& mount : create->spec.mounts)
            plan.volumesKept.push_back(mount.volume);
    }
    return plan;
}

}  // namespace berth::sim::deployments
