// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/policy_comparer.h"

#include <optional>
#include <stop_token>
#include <utility>

namespace berth::sim::platform {

PolicyComparer::~PolicyComparer() {
    m_thread.request_stop();
    if (m_thread.joinable()) m_thread.join();
}

void PolicyComparer::compare(comparison::ComparisonTask task,
                             domain::Reply<domain::PolicyComparison> reply) {
    if (m_busy.exchange(true)) {
        reply(domain::fail(domain::ErrorCode::Unavailable,
                           "another comparison of policies is not done yet"));
        return;
    }
    if (m_thread.joinable()) m_thread.join();  // it has replied already
    m_thread = std::jthread([this, task = std::move(task),
                             reply = std::move(reply)](const std::stop_token& stop) mutable {
        const auto goOn = [&stop] { return !stop.stop_requested(); };
        domain::Result<domain::PolicyComparison> result = std::move(task.comparison);
        for (const domain::BalancingPolicy policy : task.policies) {
            std::optional<domain::PolicyFigures> figures;
            if (goOn()) figures = comparison::replay(task.recording, policy, goOn);
            if (!figures) {
                result = domain::fail(domain::ErrorCode::ShuttingDown, "the simulator is closing");
                break;
            }
            result->figures.push_back(std::move(*figures));
        }
        m_busy = false;
        reply(std::move(result));
    });
}

}  // namespace berth::sim::platform
