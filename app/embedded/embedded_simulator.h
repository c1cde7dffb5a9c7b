// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "models/domain/clock.h"
#include "models/domain/journal.h"
#include "models/domain/secret_store.h"
#include "sim/open_api/rsa_public_key.h"
#include "sim/platform/simulated_platform.h"

namespace berth::app {

// The Open API of the simulated platform on a port of its own.
struct EmbeddedApiSetup {
    std::uint16_t port = 0;                          // 0: any free one
    domain::SecretString token;                      // empty: one is made at random
    std::optional<sim::open_api::RsaPublicKey> key;  // absent: requests are not signed
};

struct EmbeddedSimulatorSetup {
    domain::CommandLog* log = nullptr;    // null: nothing is kept
    std::string scenarioText;             // used when the log is empty; empty: the sample cluster
    std::optional<std::uint64_t> seed;    // absent: the scenario's
    domain::Pace pace;                    // of a simulation that has none saved
    std::string spillDirectory;           // for files that do not fit into memory; empty: none
    std::optional<EmbeddedApiSetup> api;  // absent: it is not served
    std::function<void(domain::Result<void>)> onStarted;  // on the simulation's thread
    std::function<void(domain::Result<void>)> onEnded;    // likewise: whether all was saved
};

// The simulator with real links on this computer: SimulatedPlatform, its Open API and Gateway tied
// together, for the console and for the headless tool alike. Log and clock must outlive it.
class EmbeddedSimulator {
  public:
    EmbeddedSimulator(EmbeddedSimulatorSetup setup, const domain::Clock& clock);
    // Answers what is in progress, saves, joins.
    ~EmbeddedSimulator();
    EmbeddedSimulator(const EmbeddedSimulator&) = delete;
    EmbeddedSimulator& operator=(const EmbeddedSimulator&) = delete;

    [[nodiscard]] sim::platform::SimulatedPlatform& platform();
    // "http://127.0.0.1:40001": where the Open API is served. Errors: NotFound (nobody asked for
    // it), and why its port could not be opened.
    [[nodiscard]] domain::Result<std::string> apiAddress() const;
    // What clients of the API have to send; empty where it is not served.
    [[nodiscard]] domain::SecretString apiToken() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace berth::app
