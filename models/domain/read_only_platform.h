// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "models/domain/platform.h"

namespace berth::domain {

// A platform that can be locked: while it is, nothing that changes anything gets through, whoever
// asks. Looking and planning go on. apply() is then refused inside the call with PermissionDenied;
// for a look-up of what was sent before, that leaves its outcome open. Thread-safe; `platform`
// outlives it.
class ReadOnlyPlatform final : public Platform {
  public:
    ReadOnlyPlatform(Platform& platform, bool readOnly)
        : m_platform(platform), m_readOnly(readOnly) {}

    // What has been let through by then goes on.
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    [[nodiscard]] bool isReadOnly() const { return m_readOnly; }

    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] SnapshotPtr snapshot() const override;
    [[nodiscard]] std::unique_ptr<Subscription> watch(WatchCallbacks callbacks) override;
    void plan(Change change, Reply<Plan> reply) override;
    void apply(ChangeRequest request, Reply<ChangeOutcome> reply) override;
    [[nodiscard]] std::unique_ptr<Subscription> followLogs(LogFilter filter,
                                                           LogCallback callback) override;
    void readMetrics(MetricsQuery query, Reply<Metrics> reply) override;
    void listFiles(NodeId node, Reply<std::vector<FileEntry>> reply) override;
    void readFile(NodeId node, std::string path, Reply<std::string> reply) override;
    void readBilling(BillingQuery query, Reply<Billing> reply) override;

  private:
    Platform& m_platform;
    std::atomic<bool> m_readOnly;
};

}  // namespace berth::domain
