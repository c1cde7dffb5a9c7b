// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

#include "sim/platform/ended_deployment.h"

namespace berth::sim::platform {

using EndedDeployments = std::shared_ptr<const std::vector<EndedDeployment>>;

// The newest deployments that have been deleted, in the order in which they went.
class EndedList {
  public:
    static constexpr std::size_t kKept = 10'000;

    void add(EndedDeployment ended);
    // All that are kept, oldest first; never null. The same object until add() is called again:
    // a copy is made only when somebody looks after a change.
    [[nodiscard]] EndedDeployments all() const;

  private:
    std::deque<EndedDeployment> m_kept;
    mutable EndedDeployments m_all = std::make_shared<const std::vector<EndedDeployment>>();
    mutable bool m_changed = false;
};

}  // namespace berth::sim::platform
