// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "models/domain/clock.h"
#include "models/domain/journal.h"
#include "sim/platform/simulated_platform.h"

namespace berth::app {

struct EmbeddedSimulatorSetup {
    domain::CommandLog* log = nullptr;  // null: nothing is kept
    std::string scenarioText;           // used when the log is empty; empty: the sample cluster
    std::optional<std::uint64_t> seed;  // absent: the scenario's
    domain::Pace pace;                  // of a simulation that has none saved
    std::string spillDirectory;         // for files that do not fit into memory; empty: none
    std::function<void(domain::Result<void>)> onStarted;  // on the simulation's thread
    std::function<void(domain::Result<void>)> onEnded;    // likewise: whether all was saved
};

// The simulator with real links on this computer: SimulatedPlatform and Gateway tied together, for
// the console and for the headless tool alike. Log and clock must outlive it.
class EmbeddedSimulator {
  public:
    EmbeddedSimulator(EmbeddedSimulatorSetup setup, const domain::Clock& clock);
    // Answers what is in progress, saves, joins.
    ~EmbeddedSimulator();
    EmbeddedSimulator(const EmbeddedSimulator&) = delete;
    EmbeddedSimulator& operator=(const EmbeddedSimulator&) = delete;

    [[nodiscard]] sim::platform::SimulatedPlatform& platform();

  private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace berth::app
