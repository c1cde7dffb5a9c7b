// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/gongji_core.h"

#include <algorithm>
#include <utility>

#include "models/domain/plan_from_snapshot.h"
#include "platform_client/gongji/billing_reader.h"
#include "platform_client/gongji/prepared_images.h"
#include "platform_client/gongji/spec_check.h"

namespace berth::platform_client::gongji {

using domain::ConnectionState;
using domain::Error;
using domain::ErrorCode;

namespace {

ApiIdentity withPatience(ApiIdentity identity, const GongjiOptions& options) {
    identity.attempt = options.attempt;
    identity.patience = options.patience;
    return identity;
}

SendPatience patienceOf(const GongjiOptions& options) {
    SendPatience patience = options.send;
    patience.attempt = options.attempt;
    return patience;
}

}  // namespace

domain::Capabilities GongjiCore::capabilitiesOf(const GongjiOptions& options) {
    using domain::BalancingPolicy;
    domain::Capabilities can;
    can.live = options.live;
    can.pause = true;        // pause and recover
    can.editInPlace = true;  // update, which restarts the nodes
    can.replaceNode = true;  // delete_pod: another takes its place
    can.volumes = true;      // storage that is there can be mounted
    can.followLogs = true;   // by reading the whole log again and again
    can.billing = true;
    can.jobs = true;  // which can be made and stopped, and nothing else
    // There is no call that restarts a task as it is, none that looks into a node, none for
    // metrics, none that stops a task after a while.
    can.restart = can.nodeFiles = can.dataLossLedger = can.metrics = can.stopAfter = false;
    can.balancing = {BalancingPolicy::RoundRobin, BalancingPolicy::Random,
                     BalancingPolicy::LeastConnections};
    return can;
}

GongjiCore::GongjiCore(ApiSeams seams, ApiIdentity identity, GongjiOptions options,
                       std::shared_ptr<GongjiFront> front)
    : m_front(std::move(front)),
      m_clock(seams.clock),
      m_options(options),
      m_api(seams, withPatience(std::move(identity), options)),
      m_poller(m_api, m_world, seams.queue, seams.clock, options.poll,
               {[this] { publish(); }, [this](bool was) { reached(was); }}),
      m_desk({m_api, m_world, m_poller, seams.queue, seams.clock, patienceOf(options),
              capabilitiesOf(options)}),
      m_queue(seams.queue) {}

GongjiCore::~GongjiCore() = default;

void GongjiCore::publish() {
    dropFollowersThatWent();
    const auto publication = m_world.publish({m_clock.unixMilliseconds() * 1'000'000});
    if (!publication) return;
    m_front->setSnapshot(publication->snapshot);
    if (m_world.isAllRead() && m_connection == ConnectionState::Connecting)
        setConnection(ConnectionState::Connected);
    m_front->watchers.forEach([&](const domain::WatchCallbacks& to) {
        if (to.onSnapshot) to.onSnapshot(publication->snapshot);
        if (to.onEvents && !publication->events.empty()) to.onEvents(publication->events);
    });
    if (m_world.isAllRead()) m_desk.open();
}

void GongjiCore::reached(bool reached) {
    setConnection(!reached              ? ConnectionState::Lost
                  : m_world.isAllRead() ? ConnectionState::Connected
                                        : ConnectionState::Connecting);
    if (!reached) {
        m_desk.cannotOpen(
            {ErrorCode::Unavailable, "the platform could not be reached yet", true, {}});
    }
}

void GongjiCore::setConnection(ConnectionState state) {
    if (std::exchange(m_connection, state) == state) return;
    m_front->watchers.forEach([&](const domain::WatchCallbacks& to) {
        if (to.onConnection) to.onConnection(state);
    });
}

void GongjiCore::watch(const GongjiFront::Watchers::Ticket& ticket) {
    m_front->watchers.admit(ticket, [&](const domain::WatchCallbacks& to) {
        if (to.onConnection) to.onConnection(m_connection);
        if (to.onSnapshot && m_world.snapshot()->version > 0) to.onSnapshot(m_world.snapshot());
        const std::vector<domain::Event> past = m_world.pastEvents();
        if (to.onEvents && !past.empty()) to.onEvents(past);
    });
}

void GongjiCore::follow(const domain::LogFilter& filter,
                        const GongjiFront::Followers::Ticket& ticket) {
    m_front->followers.admit(ticket, [](const domain::LogCallback&) {});
    dropFollowersThatWent();
    auto follower = std::make_shared<LogFollower>(
        m_api, m_world, m_queue, m_clock, m_options.logs, filter,
        [ticket](const domain::LogBatch& batch) {
            GongjiFront::Followers::deliver(
                ticket, [&](const domain::LogCallback& callback) { callback(batch); });
        });
    m_follows.push_back({ticket, follower});
    follower->start();
}

void GongjiCore::dropFollowersThatWent() {
    std::erase_if(m_follows,
                  [](const Follow& each) { return GongjiFront::Followers::isGone(each.ticket); });
}

void GongjiCore::plan(const domain::Change& asked,
                      const std::shared_ptr<PendingReplyOf<domain::Plan>>& reply) {
    const domain::Snapshot& snapshot = *m_world.snapshot();
    if (snapshot.version == 0) {
        return reply->answer(
            domain::fail(ErrorCode::Unavailable, "the platform has not been read yet", {}, true));
    }
    const domain::Capabilities can = capabilitiesOf(m_options);
    domain::Change change = withImageAddress(asked);
    if (auto good = checkPlatformChange(change, snapshot, can); !good)
        return reply->answer(tl::unexpected<Error>(std::move(good.error())));
    if (auto* edit = std::get_if<domain::EditDeployment>(&change)) {
        // What the platform has no place for is no change.
        const domain::Deployment* deployment = snapshot.findDeployment(edit->deployment);
        edit->spec = m_world.wantedOf(*edit, deployment->spec);
    }
    auto plan = domain::planFromSnapshot(snapshot, change);
    if (plan) plan->change = asked;
    reply->answer(std::move(plan));
}

void GongjiCore::apply(domain::ChangeRequest request, OperationDesk::Reply reply) {
    request.change = withImageAddress(std::move(request.change));
    m_desk.apply(std::move(request), std::move(reply));
}

void GongjiCore::readBilling(const domain::BillingQuery& query,
                             const std::shared_ptr<PendingReplyOf<domain::Billing>>& reply) {
    gongji::readBilling(m_api, m_world, query, [reply](domain::Result<domain::Billing> billing) {
        reply->answer(std::move(billing));
    });
}

}  // namespace berth::platform_client::gongji
