// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/gongji_platform.h"

#include <future>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "platform_client/gongji/connection_identity.h"
#include "platform_client/gongji/gongji_core.h"

namespace berth::platform_client::gongji {

using domain::ErrorCode;
using domain::Result;

// The core and where it lives. Tasks on the queue hold it; the core in it goes with the platform.
struct GongjiPlatform::Home {
    TaskQueue& queue;
    std::mutex mutex;
    std::optional<std::thread::id> thread;  // under mutex
    std::unique_ptr<GongjiCore> core;       // of that thread only

    explicit Home(TaskQueue& taskQueue) : queue(taskQueue) {}

    // Whether the core is this thread's. Who asks first gets it: the queue with its first task, or
    // the destructor, when that comes before any task.
    [[nodiscard]] bool isMine() {
        const std::lock_guard lock(mutex);
        if (!thread) thread = std::this_thread::get_id();
        return *thread == std::this_thread::get_id();
    }
};

Result<std::unique_ptr<GongjiPlatform>> GongjiPlatform::make(
    GongjiSeams seams, const domain::ConnectionSettings& settings,
    domain::ConnectionSecrets secrets, GongjiOptions options) {
    auto identity = identityOf(settings, std::move(secrets), std::move(seams.observer));
    if (!identity) return tl::unexpected<domain::Error>(std::move(identity.error()));
    const auto front = std::make_shared<GongjiFront>();
    const auto home = std::make_shared<Home>(seams.queue);
    home->core = std::make_unique<GongjiCore>(
        ApiSeams{seams.queue, seams.transport, seams.clock, seams.random}, std::move(*identity),
        options, front);
    std::unique_ptr<GongjiPlatform> platform(new GongjiPlatform(home, front, options));
    platform->post([](GongjiCore& core) { core.start(); });
    return platform;
}

GongjiPlatform::GongjiPlatform(std::shared_ptr<Home> home, std::shared_ptr<GongjiFront> front,
                               GongjiOptions options)
    : m_home(std::move(home)), m_front(std::move(front)), m_options(options) {}

GongjiPlatform::~GongjiPlatform() {
    m_front->close();
    if (m_home->isMine()) {
        m_home->core.reset();
        return;
    }
    // Timers and calls are the queue's: they are let go of there. A queue that has ended destroys
    // the task instead of running it, and nothing runs there any more.
    auto gone = std::make_shared<std::promise<void>>();
    std::future<void> ended = gone->get_future();
    m_home->queue.post([home = m_home, gone = std::move(gone)]() mutable {
        home->core.reset();
        gone->set_value();
    });
    ended.wait();
    m_home->core.reset();
}

void GongjiPlatform::post(std::function<void(GongjiCore&)> task) {
    m_home->queue.post([home = m_home, task = std::move(task)] {
        if (home->isMine() && home->core) task(*home->core);
    });
}

void GongjiPlatform::setAttention(bool attention) {
    post([attention](GongjiCore& core) { core.setAttention(attention); });
}

domain::Capabilities GongjiPlatform::capabilities() const {
    return GongjiCore::capabilitiesOf(m_options);
}

domain::SnapshotPtr GongjiPlatform::snapshot() const {
    return m_front->snapshot();
}

std::unique_ptr<domain::Subscription> GongjiPlatform::watch(domain::WatchCallbacks callbacks) {
    const auto ticket = GongjiFront::Watchers::ticket(std::move(callbacks));
    post([ticket](GongjiCore& core) { core.watch(ticket); });
    return GongjiFront::Watchers::handle(ticket);
}

void GongjiPlatform::plan(domain::Change change, domain::Reply<domain::Plan> reply) {
    post([change = std::move(change), pending = m_front->replies.add(std::move(reply))](
             GongjiCore& core) { core.plan(change, pending); });
}

void GongjiPlatform::apply(domain::ChangeRequest request,
                           domain::Reply<domain::ChangeOutcome> reply) {
    post([request = std::move(request), pending = m_front->replies.add(std::move(reply))](
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
    post([query = std::move(query), pending = m_front->replies.add(std::move(reply))](
             GongjiCore& core) { core.readBilling(query, pending); });
}

}  // namespace berth::platform_client::gongji
