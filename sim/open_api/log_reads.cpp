// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/log_reads.h"

#include <atomic>
#include <utility>

namespace berth::sim::open_api {

// The subscription refers to it weakly: whoever holds it holds the subscription.
struct LogReads::Read {
    explicit Read(domain::LogCallback callback) : answer(std::move(callback)) {}

    std::atomic<bool> isDone = false;
    domain::LogCallback answer;
    std::unique_ptr<domain::Subscription> subscription;  // last: it calls
};

void LogReads::read(domain::LogFilter filter, domain::LogCallback answer) {
    std::erase_if(m_reads, [](const auto& each) { return each->isDone.load(); });
    const auto read = std::make_shared<Read>(std::move(answer));
    m_reads.push_back(read);
    // Its first batch may come before this has returned.
    read->subscription = m_platform.followLogs(
        std::move(filter), [weak = std::weak_ptr(read)](const domain::LogBatch& batch) {
            const auto self = weak.lock();
            // Further batches come until somebody has taken the subscription away.
            if (self && !self->isDone.exchange(true)) self->answer(batch);
        });
}

}  // namespace berth::sim::open_api
