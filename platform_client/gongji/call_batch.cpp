// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/call_batch.h"

#include <utility>

namespace berth::platform_client::gongji {

void CallBatch::run() {
    while (m_running < m_atOnce && !m_jobs.empty()) {
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        ++m_running;
        job([self = shared_from_this()] {
            --self->m_running;
            self->run();
        });
    }
    if (m_running > 0 || !m_jobs.empty() || !m_finished) return;
    const auto finished = std::exchange(m_finished, nullptr);
    finished();
}

}  // namespace berth::platform_client::gongji
