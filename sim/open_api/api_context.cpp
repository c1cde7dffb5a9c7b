// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/api_context.h"

#include <utility>

namespace berth::sim::open_api {

ApiContext::ApiContext(domain::Platform& platform, EndedSource ended, const domain::Clock& clock,
                       domain::Random& random)
    : m_platform(platform),
      m_ended(std::move(ended)),
      m_random(random),
      m_history(std::make_unique<History>(platform, clock)),
      m_logs(platform) {}

std::shared_ptr<const StateIndex> ApiContext::state() {
    // In this order: what the snapshot does not show any more is in the other list by then.
    const domain::SnapshotPtr snapshot = m_platform.snapshot();
    const EndedDeployments ended = m_ended();
    if (!m_state || !m_state->isOf(snapshot, ended))
        m_state = std::make_shared<const StateIndex>(snapshot, ended);
    return m_state;
}

domain::ChangeRequest ApiContext::request(domain::Change change) {
    return {domain::newOperationId(m_random), std::move(change), 0};
}

}  // namespace berth::sim::open_api
