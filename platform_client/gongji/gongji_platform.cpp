// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/gongji_platform.h"

#include <utility>

#include "platform_client/gongji/connection_identity.h"
#include "platform_client/gongji/gongji_core.h"
#include "platform_client/gongji/queue_bound.h"

namespace berth::platform_client::gongji {

using domain::ErrorCode;
using domain::Result;

struct GongjiPlatform::Parts {
    std::shared_ptr<GongjiFront> front;
    GongjiOptions options;
    QueueBound<GongjiCore> core;
};

Result<std::unique_ptr<GongjiPlatform>> GongjiPlatform::make(
    GongjiSeams seams, const domain::ConnectionSettings& settings,
    domain::ConnectionSecrets secrets, GongjiOptions options) {
    auto identity = identityOf(settings, std::move(secrets), std::move(seams.observer));
    if (!identity) return tl::unexpected<domain::Error>(std::move(identity.error()));
    const auto front = std::make_shared<GongjiFront>();
    auto core = std::make_unique<GongjiCore>(
        ApiSeams{seams.queue, seams.transport, seams.clock, seams.random}, std::move(*identity),
        options, front);
    std::unique_ptr<GongjiPlatform> platform(new GongjiPlatform(
        std::unique_ptr<Parts>(new Parts{front, options, {seams.queue, std::move(core)}})));
    platform->post([](GongjiCore& started) { started.start(); });
    return platform;
}

GongjiPlatform::GongjiPlatform(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

GongjiPlatform::~GongjiPlatform() {
    m_parts->front->close();
}

void GongjiPlatform::post(std::function<void(GongjiCore&)> task) {
    m_parts->core.post(std::move(task));
}

void GongjiPlatform::setAttention(bool attention) {
    post([attention](GongjiCore& core) { core.setAttention(attention); });
}

domain::Capabilities GongjiPlatform::capabilities() const {
    return GongjiCore::capabilitiesOf(m_parts->options);
}

domain::SnapshotPtr GongjiPlatform::snapshot() const {
    return m_parts->front->snapshot();
}

std::unique_ptr<domain::Subscription> GongjiPlatform::watch(domain::WatchCallbacks callbacks) {
    const auto ticket = GongjiFront::Watchers::ticket(std::move(callbacks));
    post([ticket](GongjiCore& core) { core.watch(ticket); });
    return GongjiFront::Watchers::handle(ticket);
}

void GongjiPlatform::plan(domain::Change change, domain::Reply<domain::Plan> reply) {
    post([change = std::move(change), pending = m_parts->front->replies.add(std::move(reply))](
             GongjiCore& core) { core.plan(change, pending); });
}

void GongjiPlatform::apply(domain::ChangeRequest request,
                           domain::Reply<domain::ChangeOutcome> reply) {
    post([request = std::move(request), pending = m_parts->front->replies.add(std::move(reply))](
             GongjiCore& core) { core.apply(request, pending); });
}

std::unique_ptr<domain::Subscription> GongjiPlatform::followLogs(domain::LogFilter filter,
                                                                 domain::LogCallback callback) {
    const auto ticket = GongjiFront::Followers::ticket(std::move(callback));
    post([filter = std::move(filter), ticket](GongjiCore& core) { core.follow(filter, ticket); });
    return GongjiFront::Followers::handle(ticket);
}

void GongjiPlatform::readMetrics(domain::MetricsQuery, domain::Reply<domain::Metrics> reply) {
    reply(domain::fail(ErrorCode::NotSupported, "the platform tells no metrics"));
}

void GongjiPlatform::listFiles(domain::NodeId,
                               domain::Reply<std::vector<domain::FileEntry>> reply) {
    reply(domain::fail(ErrorCode::NotSupported, "the platform does not show a node's files"));
}

void GongjiPlatform::readFile(domain::NodeId, std::string, domain::Reply<std::string> reply) {
    reply(domain::fail(ErrorCode::NotSupported, "the platform does not show a node's files"));
}

void GongjiPlatform::readBilling(domain::BillingQuery query, domain::Reply<domain::Billing> reply) {
    post([query = std::move(query), pending = m_parts->front->replies.add(std::move(reply))](
             GongjiCore& core) { core.readBilling(query, pending); });
}

}  // namespace berth::platform_client::gongji
