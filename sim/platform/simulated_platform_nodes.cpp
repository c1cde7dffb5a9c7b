// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "sim/platform/await_job.h"
#include "sim/platform/node_session.h"
#include "sim/platform/simulated_platform.h"

namespace berth::sim::platform {

domain::Result<std::unique_ptr<shell::NodeHost>> SimulatedPlatform::openNode(
    const std::string& name) {
    if (!m_hasStarted)
        return domain::fail(domain::ErrorCode::Unavailable, "the simulator is starting", {}, true);
    struct Found {
        serving::NodeKey node = 0;
        std::uint64_t run = 0;
    };
    const auto found = awaitJob<Found>([this](Job job) { post(std::move(job)); },
                                       [this, &name](SimulationRun& run) -> domain::Result<Found> {
                                           const auto node = run.simulation().findNodeFor(name);
                                           if (!node) return tl::unexpected(node.error());
                                           return Found{*node, m_runs};
                                       });
    if (!found) return tl::unexpected(found.error());
    return std::make_unique<NodeSession>(
        found->node, [this, number = found->run](NodeSession::Effect effect, Job job) {
            post([this, number, effect,
                  job = std::move(job)](const domain::Result<SimulationRun*>& run) {
                if (run && m_runs != number) {
                    job(domain::fail(domain::ErrorCode::NotFound, "the node has ended", "node"));
                    return;
                }
                job(run);
                // What a session changes is shown also while time stands still.
                if (run && effect == NodeSession::Effect::Changes) m_stateChanged = true;
            });
        });
}

}  // namespace berth::sim::platform
