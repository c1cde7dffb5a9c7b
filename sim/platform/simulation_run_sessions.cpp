// SPDX-License-Identifier: GPL-3.0-or-later
// What sessions in nodes do, written down beside what links are asked.
#include <utility>

#include "sim/platform/simulation_run.h"

namespace berth::sim::platform {

void SimulationRun::noteAct(const OutsideAct& act) {
    m_unwritten.add(act);
    // What could not be written waits; the next act is refused once too much does.
    if (m_unwritten.size() > kUnwrittenLimit) (void)writeDown({});
}

domain::Result<void> SimulationRun::mayNote() const {
    if (m_backlogBytes <= kBacklogLimit) return {};
    return domain::fail(domain::ErrorCode::StorageFailed, "the simulation could not be saved");
}

domain::Result<void> SimulationRun::changeFiles(const FileChange& change) {
    settle();
    if (auto may = mayNote(); !may) return may;
    if (auto done = m_simulation->changeFiles(change); !done) return done;
    OutsideAct act;
    act.at = m_simulation->now();
    act.kind = OutsideAct::Kind::Change;
    act.change = change;
    noteAct(act);
    return {};
}

domain::Result<serving::LocalAnswer> SimulationRun::askNode(serving::NodeKey node,
                                                            std::uint16_t port,
                                                            const serving::HttpRequest& request) {
    settle();
    if (auto may = mayNote(); !may) return tl::unexpected(may.error());
    auto answer = m_simulation->askNode(node, port, request);
    if (!answer) return answer;
    OutsideAct act;
    act.at = m_simulation->now();
    act.kind = OutsideAct::Kind::LocalRequest;
    act.node = node;
    act.port = port;
    act.request = request;
    noteAct(act);
    return answer;
}

}  // namespace berth::sim::platform
