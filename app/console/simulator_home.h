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
    // Into a node whose container runs; by its id, which stays its own when names come again.
    [[nodiscard]] ui::NodeDoor nodeDoor() override {
        return [this](const domain::Node& node) -> std::optional<ui::NodeAccess> {
            const auto port = m_simulator.sshPort();
            if (!port || !hasContainer(node.state)) return std::nullopt;
            ui::NodeAccess access{{}, m_simulator.apiToken()};
            access.profile.id = {"node-" + node.id.value};
            access.profile.name = node.name;
            access.profile.target = {"127.0.0.1",
                                     *port,
                                     node.id.value,
                                     {domain::HostLoginKind::Password, {}},
                                     m_simulator.sshFingerprint()};
            return access;
        };
    }

  private:
    [[nodiscard]] static bool hasContainer(domain::NodeState state) {
        return state == domain::NodeState::Running || state == domain::NodeState::NotReady ||
               state == domain::NodeState::CrashLoop;
    }

    EmbeddedSimulator m_simulator;
    const ui::SimulatorApi m_api;
};

}  // namespace berth::app
