// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/read_only_platform.h"

#include <utility>

namespace berth::domain {

Capabilities ReadOnlyPlatform::capabilities() const {
    Capabilities capabilities = m_platform.capabilities();
    capabilities.readOnly = capabilities.readOnly || m_readOnly;
    return capabilities;
}

SnapshotPtr ReadOnlyPlatform::snapshot() const {
    return m_platform.snapshot();
}

std::unique_ptr<Subscription> ReadOnlyPlatform::watch(WatchCallbacks callbacks) {
    return m_platform.watch(std::move(callbacks));
}

void ReadOnlyPlatform::plan(Change change, Reply<Plan> reply) {
    m_platform.plan(std::move(change), std::move(reply));
}

void ReadOnlyPlatform::apply(ChangeRequest request, Reply<ChangeOutcome> reply) {
    if (m_readOnly) {
        reply(fail(ErrorCode::PermissionDenied, "the connection is set to read only"));
        return;
    }
    m_platform.apply(std::move(request), std::move(reply));
}

std::unique_ptr<Subscription> ReadOnlyPlatform::followLogs(LogFilter filter, LogCallback callback) {
    return m_platform.followLogs(std::move(filter), std::move(callback));
}

void ReadOnlyPlatform::readMetrics(MetricsQuery query, Reply<Metrics> reply) {
    m_platform.readMetrics(std::move(query), std::move(reply));
}

void ReadOnlyPlatform::listFiles(NodeId node, Reply<std::vector<FileEntry>> reply) {
    m_platform.listFiles(std::move(node), std::move(reply));
}

void ReadOnlyPlatform::readFile(NodeId node, std::string path, Reply<std::string> reply) {
    m_platform.readFile(std::move(node), std::move(path), std::move(reply));
}

void ReadOnlyPlatform::readBilling(BillingQuery query, Reply<Billing> reply) {
    m_platform.readBilling(query, std::move(reply));
}

}  // namespace berth::domain
