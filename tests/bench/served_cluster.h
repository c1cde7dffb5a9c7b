// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/embedded/embedded_simulator.h"
#include "models/domain/clock.h"
#include "models/domain/snapshot.h"

namespace berth::bench {

[[noreturn]] void fail(const std::string& why);
// Five minutes at most; `step` is called again and again meanwhile.
void waitUntil(const std::function<bool()>& condition, const char* what,
               const std::function<void()>& step = {});

// Deployments that run, with so many nodes each, in a simulator of this process that serves the
// Open API over loopback. Construction waits until every node runs; from then on it goes at real
// time.
class ServedCluster {
  public:
    ServedCluster(int deployments, int nodes);

    [[nodiscard]] int nodes() const { return m_nodes; }
    [[nodiscard]] bool allRun(const domain::Snapshot& snapshot) const;
    [[nodiscard]] const std::string& address() const { return m_address; }
    [[nodiscard]] domain::SecretString token() const { return m_simulator->apiToken(); }

  private:
    const int m_deployments, m_nodes;
    domain::SystemClock m_clock;
    std::unique_ptr<app::EmbeddedSimulator> m_simulator;
    std::string m_address;
};

}  // namespace berth::bench
