// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "models/domain/change.h"
#include "models/domain/stream.h"
#include "sim/cluster/node_life.h"
#include "sim/cluster/offers.h"
#include "sim/deployments/deployment_record.h"
#include "sim/deployments/placer.h"
#include "sim/deployments/rollout.h"
#include "sim/engine/engine.h"
#include "sim/scenario/scenario.h"

namespace berth::sim::deployments {

// Events of this room: kind 0x03xx.
enum DeploymentEvent : std::uint32_t {
    kReconcile = 0x0301,  // a: deployment
    kPlacePending = 0x0302,
    kReplaceSilent = 0x0303,  // a: node whose machine has been silent long enough
    kStopAfter = 0x0304,      // a: deployment
    kJobDeadline = 0x0305,    // a: deployment
    kJobRetry = 0x0306,       // a: deployment
    kCanaryLook = 0x0307,     // a: deployment
};

class DeploymentListener {
  public:
    virtual void onDeploymentEvent(const DeploymentRecord& deployment, domain::EventKind kind,
                                   std::int64_t value, std::string detail,
                                   const domain::OperationId& operation) = 0;
    virtual void onLinkOpened(const DeploymentRecord& deployment, const domain::PortSpec& port) = 0;
    virtual void onLinkPolicy(const DeploymentRecord& deployment, const domain::PortSpec& port) = 0;
    virtual void onLinkClosed(const DeploymentRecord& deployment, int port) = 0;
    virtual void onNodeReplaced(const cluster::NodeRecord& node, std::string why) = 0;
    virtual void onRemoved(const DeploymentRecord& deployment) = 0;  // its last node has ended
    // Before the first node of its canary is made; when that one is ready, and counting begins; and
    // when all nodes are to be in one balancer again.
    virtual void onCanaryStarted(const DeploymentRecord& deployment) = 0;
    virtual void onCanaryWatched(const DeploymentRecord& deployment) = 0;
    virtual void onCanaryEnded(const DeploymentRecord& deployment) = 0;
    // Requests since onCanaryWatched(), costs since the deployment was created.
    [[nodiscard]] virtual CanaryEvidence canaryEvidence(
        const DeploymentRecord& deployment) const = 0;

  protected:
    ~DeploymentListener() = default;
};

// Holds what is wanted of every deployment and makes and ends nodes until it is so. Commands are
// expected to have been checked (change_check.h).
class Deployments {
  public:
    Deployments(engine::Engine& engine, const scenario::PlatformOptions& options,
                std::span<const images::ImageModel> images, const cluster::Offers& offers,
                cluster::NodeLife& life, Placer& placer, DeploymentListener& listener);

    serving::DeploymentKey create(domain::DeploymentSpec spec,
                                  const domain::OperationId& operation);
    // Keeps name and number of nodes, see domain::nodesAfterEdit(). A spec that is equal to the
    // present one changes nothing.
    void edit(serving::DeploymentKey key, domain::DeploymentSpec spec,
              const domain::OperationId& operation);
    void scale(serving::DeploymentKey key, int nodes, const domain::OperationId& operation);
    // By its autoscaler, within its bounds; `why` in words.
    void autoscale(serving::DeploymentKey key, int nodes, const std::string& why);
    void pause(serving::DeploymentKey key, const domain::OperationId& operation);
    void resume(serving::DeploymentKey key, const domain::OperationId& operation);
    void restart(serving::DeploymentKey key, const domain::OperationId& operation);
    void remove(serving::DeploymentKey key, const domain::OperationId& operation);
    void replaceNode(serving::NodeKey node);
    void startCanary(serving::DeploymentKey key, domain::DeploymentSpec spec,
                     const domain::CanaryRule& rule, const domain::OperationId& operation);
    // By hand, of one that is watched.
    void promoteCanary(serving::DeploymentKey key, const domain::OperationId& operation);
    void rollBackCanary(serving::DeploymentKey key, const domain::OperationId& operation);
    // takeOrder() at this instant; `editing`: null for a creation.
    [[nodiscard]] domain::Result<Order> takeOrder(domain::DeploymentSpec& spec,
                                                  const DeploymentRecord* editing) const;
    // Of a spec for which that has been found to succeed.
    [[nodiscard]] Order takeCheckedOrder(domain::DeploymentSpec& spec,
                                         const DeploymentRecord* editing) const;

    void nodeChanged(cluster::NodeRecord& node, domain::NodeState before);
    void capacityFreed();
    void portRefused(serving::DeploymentKey key, int port);
    void onEvent(const engine::EventRecord& event);

    [[nodiscard]] const std::map<serving::DeploymentKey, DeploymentRecord>& all() const {
        return m_deployments;
    }
    [[nodiscard]] const cluster::NodeTable& nodes() const { return m_life.nodes(); }
    [[nodiscard]] const DeploymentRecord* find(const domain::DeploymentId& id) const;
    [[nodiscard]] const DeploymentRecord* find(serving::DeploymentKey key) const;
    [[nodiscard]] const DeploymentRecord* findByName(const std::string& name) const;
    // Of its newest canary, which there is: since the watch began, or of its verdict.
    [[nodiscard]] CanaryEvidence canaryFigures(const DeploymentRecord& deployment) const;
    [[nodiscard]] std::vector<std::string> brokenInvariants() const;

    static constexpr engine::Time kCanaryLookEvery = 5 * engine::kSecond;

  private:
    // Makes and ends nodes of one version.
    void take(DeploymentRecord& deployment, const RolloutStep& step, bool tried);
    [[nodiscard]] std::vector<RolloutNode> nodesOf(const DeploymentRecord& deployment,
                                                   bool tried) const;
    bool reconcileCanary(DeploymentRecord& deployment);
    void lookAtCanaryNodes(DeploymentRecord& deployment);
    void lookAtCanary(DeploymentRecord& deployment);
    void planCanaryLook(DeploymentRecord& deployment);
    void promote(DeploymentRecord& deployment, domain::CanaryReason reason,
                 const domain::OperationId& operation);
    // Rolled back or given up; nothing where none is watched.
    void dropCanary(DeploymentRecord& deployment, domain::CanaryState state,
                    domain::CanaryReason reason, const domain::OperationId& operation = {});
    void closeCanary(DeploymentRecord& deployment, domain::CanaryState state,
                     domain::CanaryReason reason);
    void reconcile(DeploymentRecord& deployment);
    void reconcileJob(DeploymentRecord& deployment);
    void setNodes(DeploymentRecord& deployment, int nodes);
    void reconcileWarm(DeploymentRecord& deployment);
    void finishJob(DeploymentRecord& deployment, domain::JobFailure failure);
    void countJobNode(DeploymentRecord& deployment, const cluster::NodeRecord& node);
    void planDeadline(DeploymentRecord& deployment);
    void cancelJobTimers(DeploymentRecord& deployment);
    void reconcileLater(DeploymentRecord& deployment);
    void createNode(DeploymentRecord& deployment, std::optional<serving::NodeKey> replaces,
                    int jobIndex = kNoIndex, const CanaryRecord* tried = nullptr);
    void placePending();
    void openLinks(DeploymentRecord& deployment);
    void closeLinks(DeploymentRecord& deployment);
    void planStop(DeploymentRecord& deployment);
    void stop(DeploymentRecord& deployment);
    void tell(const DeploymentRecord& deployment, domain::EventKind kind, std::int64_t value,
              const domain::OperationId& operation, std::string detail = {});

    engine::Engine& m_engine;
    const scenario::PlatformOptions& m_options;
    std::span<const images::ImageModel> m_images;
    const cluster::Offers& m_offers;
    cluster::NodeLife& m_life;
    Placer& m_placer;
    DeploymentListener& m_listener;
    std::map<serving::DeploymentKey, DeploymentRecord> m_deployments;
    serving::DeploymentKey m_lastKey = 0;
    bool m_placeDue = false;
};

}  // namespace berth::sim::deployments
