// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <vector>

#include "models/domain/snapshot.h"

namespace berth::bench {

// Many nodes that change: figures of most, the state of one in 50, and one in 100 is replaced by
// another node. The same changes in every run.
class ChangingNodes {
  public:
    explicit ChangingNodes(int nodes);

    // Rows of the snapshot that are another node now, or the same with other values.
    struct Changes {
        std::vector<int> replaced;
        std::vector<int> touched;
    };

    [[nodiscard]] const domain::Snapshot& now() const { return m_now; }
    [[nodiscard]] domain::SnapshotPtr publish();
    Changes change(int count);

  private:
    void replace(domain::Node& node);

    domain::Snapshot m_now;
    std::mt19937 m_random{1};
    int m_made = 0;
};

}  // namespace berth::bench
