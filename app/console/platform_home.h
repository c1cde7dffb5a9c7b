// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/domain/connection.h"
#include "models/domain/platform.h"
#include "models/domain/simulator_control.h"
#include "ui/support/host_services.h"
#include "ui/support/simulator_api.h"

namespace berth::app {

// A platform with all that keeps it going. Its end answers what is in progress and stops its
// threads; whoever uses the platform goes before.
class PlatformHome {
  public:
    PlatformHome() = default;
    PlatformHome(const PlatformHome&) = delete;
    PlatformHome& operator=(const PlatformHome&) = delete;
    virtual ~PlatformHome() = default;

    [[nodiscard]] virtual domain::Platform& platform() = 0;
    // Null: it is no simulator.
    [[nodiscard]] virtual domain::SimulatorControl* simulator() { return nullptr; }
    // Null: other programs cannot reach it.
    [[nodiscard]] virtual const ui::SimulatorApi* api() const { return nullptr; }
    // The way into its nodes over SSH; null: there is none.
    [[nodiscard]] virtual ui::NodeDoor nodeDoor() { return {}; }
    // Whether a person looks at it: what is polled is asked less often while nobody does.
    virtual void setAttention(bool /*attention*/) {}
};

// Makes platforms for connections that a person has set up. GUI thread; must not block.
class PlatformMaker {
  public:
    PlatformMaker() = default;
    PlatformMaker(const PlatformMaker&) = delete;
    PlatformMaker& operator=(const PlatformMaker&) = delete;
    virtual ~PlatformMaker() = default;

    // Never null. Errors: InvalidArgument, with the field of settings or secrets that is unusable.
    [[nodiscard]] virtual domain::Result<std::unique_ptr<PlatformHome>> make(
        const domain::ConnectionSettings& settings, domain::ConnectionSecrets secrets,
        domain::ApiCallObserver observer) = 0;
};

}  // namespace berth::app
