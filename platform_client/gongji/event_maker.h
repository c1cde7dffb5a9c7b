// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <vector>

#include "models/domain/snapshot.h"
#include "models/domain/stream.h"
#include "platform_client/gongji/node_book.h"

namespace berth::platform_client::gongji {

// The platform pushes no events: what happened is what differs from one state to the next, and what
// the events of pods tell. Times are those at which it was noticed, since the platform's clock need
// not be ours and a stream of events never goes back.
class EventMaker {
  public:
    static constexpr std::size_t kKept = 1000;

    // What happened between the two, noticed now. `causes`: which operation of ours was about a
    // deployment.
    [[nodiscard]] std::vector<domain::Event> differences(
        const domain::Snapshot& before, const domain::Snapshot& after,
        const std::vector<NewPodEvent>& podEvents,
        const std::map<domain::DeploymentId, domain::OperationId>& causes, domain::Instant now);

    // The newest, oldest first: for those who begin to listen.
    [[nodiscard]] std::vector<domain::Event> past() const { return {m_past.begin(), m_past.end()}; }

  private:
    std::deque<domain::Event> m_past;
    std::uint64_t m_lastSequence = 0;
    domain::Instant m_lastAt;
};

}  // namespace berth::platform_client::gongji
