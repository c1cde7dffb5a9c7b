// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>

#include "models/domain/clock.h"
#include "models/domain/platform.h"
#include "models/domain/random.h"
#include "sim/open_api/history.h"
#include "sim/open_api/log_reads.h"
#include "sim/open_api/query.h"
#include "sim/open_api/responder.h"
#include "sim/open_api/state_index.h"

namespace berth::sim::open_api {

// What every call is answered from. Used by one thread at a time, the gateway's; replies of the
// platform come on its own and may not touch this.
class ApiContext {
  public:
    // Deployments that are gone, as SimulatedPlatform::endedDeployments() gives them; never null.
    using EndedSource = std::function<EndedDeployments()>;

    ApiContext(domain::Platform& platform, EndedSource ended, const domain::Clock& clock,
               domain::Random& random);

    [[nodiscard]] domain::Platform& platform() { return m_platform; }
    // The newest state. The same object until there is a newer one.
    [[nodiscard]] std::shared_ptr<const StateIndex> state();
    // Whether there is a state to speak of; before, nothing below may be called.
    [[nodiscard]] bool isReady() { return state()->snapshot().version != 0 && m_history->wall(); }
    [[nodiscard]] WallTime wall() const { return *m_history->wall(); }
    [[nodiscard]] std::vector<NodeEvent> eventsOf(const domain::NodeId& node) const {
        return m_history->eventsOf(node);
    }
    [[nodiscard]] LogReads& logs() { return m_logs; }
    [[nodiscard]] domain::ChangeRequest request(domain::Change change);

  private:
    domain::Platform& m_platform;
    EndedSource m_ended;
    domain::Random& m_random;
    std::shared_ptr<const StateIndex> m_state;
    std::unique_ptr<History> m_history;
    LogReads m_logs;
};

// One call that has been let in: its query, and the body of a POST as an object.
struct ApiCall {
    const Query& query;
    const nlohmann::json& body;
};

// Ends in exactly one answer, now or later. Must not block.
using Handler = void (*)(ApiContext& context, const ApiCall& call, const Responder& responder);

}  // namespace berth::sim::open_api
