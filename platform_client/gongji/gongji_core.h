// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "models/domain/platform.h"
#include "platform_client/gongji/api_client.h"
#include "platform_client/gongji/callback_list.h"
#include "platform_client/gongji/gongji_options.h"
#include "platform_client/gongji/log_follower.h"
#include "platform_client/gongji/operation_desk.h"
#include "platform_client/gongji/pending_replies.h"
#include "platform_client/gongji/poller.h"
#include "platform_client/gongji/world.h"

namespace berth::platform_client::gongji {

// What callers on other threads share with the core: the newest state, who listens, and the replies
// that are owed. Outlives the core.
struct GongjiFront {
    using Watchers = CallbackList<domain::WatchCallbacks>;
    using Followers = CallbackList<domain::LogCallback>;

    PendingReplies replies;
    Watchers watchers;
    Followers followers;

    [[nodiscard]] domain::SnapshotPtr snapshot() {
        const std::lock_guard lock(m_mutex);
        return m_snapshot;
    }
    void setSnapshot(domain::SnapshotPtr snapshot) {
        const std::lock_guard lock(m_mutex);
        m_snapshot = std::move(snapshot);
    }
    // Nobody is called any more, and nobody is owed a reply.
    void close() {
        replies.shutDown();
        watchers.close();
        followers.close();
    }

  private:
    std::mutex m_mutex;
    domain::SnapshotPtr m_snapshot = std::make_shared<const domain::Snapshot>();
};

// The client itself. Everything on the queue's thread, construction excepted.
class GongjiCore {
  public:
    GongjiCore(ApiSeams seams, ApiIdentity identity, GongjiOptions options,
               std::shared_ptr<GongjiFront> front);
    ~GongjiCore();
    GongjiCore(const GongjiCore&) = delete;
    GongjiCore& operator=(const GongjiCore&) = delete;

    void start() { m_poller.start(); }
    void setAttention(bool attention) { m_poller.setAttention(attention); }
    void watch(const GongjiFront::Watchers::Ticket& ticket);
    void follow(const domain::LogFilter& filter, const GongjiFront::Followers::Ticket& ticket);
    void plan(const domain::Change& asked,
              const std::shared_ptr<PendingReplyOf<domain::Plan>>& reply);
    void apply(domain::ChangeRequest request, OperationDesk::Reply reply);
    void readBilling(const domain::BillingQuery& query,
                     const std::shared_ptr<PendingReplyOf<domain::Billing>>& reply);

    [[nodiscard]] static domain::Capabilities capabilitiesOf(const GongjiOptions& options);

  private:
    void publish();
    void reached(bool reached);
    void setConnection(domain::ConnectionState state);
    void dropFollowersThatWent();

    const std::shared_ptr<GongjiFront> m_front;
    const domain::Clock& m_clock;
    const GongjiOptions m_options;
    World m_world;
    ApiClient m_api;
    Poller m_poller;
    OperationDesk m_desk;
    TaskQueue& m_queue;
    domain::ConnectionState m_connection = domain::ConnectionState::Connecting;
    struct Follow {
        GongjiFront::Followers::Ticket ticket;
        std::shared_ptr<LogFollower> follower;
    };
    std::vector<Follow> m_follows;
};

}  // namespace berth::platform_client::gongji
