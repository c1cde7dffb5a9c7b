// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "app/console/platform_home.h"
#include "app/embedded/embedded_simulator.h"
#include "models/domain/clock.h"

namespace berth::app {

// The embedded simulator as the platform of a connection.
class SimulatorHome final : public PlatformHome {
  public:
    SimulatorHome(EmbeddedSimulatorSetup setup, const domain::Clock& clock)
        : m_simulator(std::move(setup), clock),
          m_api{m_simulator.apiAddress(), m_simulator.apiToken()} {}

    [[nodiscard]] domain::Platform& platform() override { return m_simulator.platform(); }
    [[nodiscard]] domain::SimulatorControl* simulator() override { return &m_simulator.platform(); }
    [[nodiscard]] const ui::SimulatorApi* api() const override { return &m_api; }
    // For SSH into its nodes: port, password (the token) and the key to expect.
    [[nodiscard]] const EmbeddedSimulator& embedded() const { return m_simulator; }

  private:
    EmbeddedSimulator m_simulator;
    const ui::SimulatorApi m_api;
};

}  // namespace berth::app
