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
#include "sim/node_ssh/login.h"
#include "sim/open_api/rsa_public_key.h"
#include "sim/platform/simulated_platform.h"

namespace berth::app {

// The Open API of the simulated platform on a port of its own.
struct EmbeddedApiSetup {
    std::uint16_t port = 0;                          // 0: any free one
    domain::SecretString token;                      // empty: one is made at random
    std::optional<sim::open_api::RsaPublicKey> key;  // absent: requests are not signed
};

// SSH and SFTP into the nodes.
struct EmbeddedSshSetup {
    std::uint16_t port = 0;              // 0: any free one
    sim::node_ssh::AuthorizedKeys keys;  // who may come in beside whoever knows the token
    // Where the key by which clients know the nodes again is kept; empty: it lasts as long as this
    // simulator.
    std::string hostKeyFile;
};

struct EmbeddedSimulatorSetup {
    domain::CommandLog* log = nullptr;    // null: nothing is kept
    std::string scenarioText;             // used when the log is empty; empty: the sample cluster
    std::optional<std::uint64_t> seed;    // absent: the scenario's
    domain::Pace pace;                    // of a simulation that has none saved
    std::string spillDirectory;           // for files that do not fit into memory; empty: none
    std::optional<EmbeddedApiSetup> api;  // absent: it is not served
    std::optional<EmbeddedSshSetup> ssh;  // absent: likewise
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
    // What clients of the API have to send, and the password of SSH; empty where neither is served.
    [[nodiscard]] domain::SecretString apiToken() const;
    // `ssh NODE@127.0.0.1 -p PORT`. Errors: NotFound (nobody asked for it), and why it is not
    // served: its port, or the file of its key.
    [[nodiscard]] domain::Result<std::uint16_t> sshPort() const;
    // "ssh-ed25519 AAAA…" and "SHA256:…" of the key of all nodes; empty where there is no SSH.
    [[nodiscard]] std::string sshHostKey() const;
    [[nodiscard]] std::string sshFingerprint() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace berth::app
