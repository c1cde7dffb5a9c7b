// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "models/domain/clock.h"
#include "models/domain/connection.h"
#include "models/domain/platform.h"
#include "models/domain/random.h"
#include "platform_client/gongji/gongji_options.h"
#include "platform_client/http/http_transport.h"
#include "platform_client/http/task_queue.h"

namespace berth::platform_client::gongji {

class GongjiCore;

// What the platform stands on; all of it outlives the platform. The clock's wall time is what
// requests are stamped with.
struct GongjiSeams {
    TaskQueue& queue;
    HttpTransport& transport;
    const domain::Clock& clock;
    domain::Random& random;
    domain::ApiCallObserver observer{};  // may be empty
};

// The Gongji Open API as a platform. README.md beside this file says what differs from the
// simulator, and why.
//
// Works on the queue's thread; callbacks and replies come there, or inside the destructor. The
// destructor may be called on any thread: it waits for a callback that is running, and for the
// queue to have let go of what it used.
class GongjiPlatform final : public domain::Platform {
  public:
    // Errors: InvalidArgument, field "baseUrl", "token" or "privateKey".
    [[nodiscard]] static domain::Result<std::unique_ptr<GongjiPlatform>> make(
        GongjiSeams seams, const domain::ConnectionSettings& settings,
        domain::ConnectionSecrets secrets, GongjiOptions options = {});
    ~GongjiPlatform() override;

    // Whether somebody looks: while nobody does, the platform is asked seldom. Any thread.
    void setAttention(bool attention);

    [[nodiscard]] domain::Capabilities capabilities() const override;
    [[nodiscard]] domain::SnapshotPtr snapshot() const override;
    [[nodiscard]] std::unique_ptr<domain::Subscription> watch(
        domain::WatchCallbacks callbacks) override;
    void plan(domain::Change change, domain::Reply<domain::Plan> reply) override;
    void apply(domain::ChangeRequest request, domain::Reply<domain::ChangeOutcome> reply) override;
    [[nodiscard]] std::unique_ptr<domain::Subscription> followLogs(
        domain::LogFilter filter, domain::LogCallback callback) override;
    void readMetrics(domain::MetricsQuery query, domain::Reply<domain::Metrics> reply) override;
    void listFiles(domain::NodeId node,
                   domain::Reply<std::vector<domain::FileEntry>> reply) override;
    void readFile(domain::NodeId node, std::string path, domain::Reply<std::string> reply) override;
    void readBilling(domain::BillingQuery query, domain::Reply<domain::Billing> reply) override;

  private:
    struct Parts;
    explicit GongjiPlatform(std::unique_ptr<Parts> parts);

    void post(std::function<void(GongjiCore&)> task);

    const std::unique_ptr<Parts> m_parts;
};

}  // namespace berth::platform_client::gongji
