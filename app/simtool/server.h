// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "app/embedded/embedded_simulator.h"
#include "app/simtool/commands.h"
#include "app/simtool/stop_signals.h"
#include "models/domain/clock.h"
#include "models/store/profile_store.h"

namespace berth::app {

struct ServerSetup {
    std::optional<std::string> stateFolder;   // absent: nothing is kept
    std::optional<std::string> scenarioText;  // good; absent: what is kept, or the sample cluster
    std::optional<std::uint64_t> seed;
    std::optional<double> speed;
    EmbeddedApiSetup api;
    EmbeddedSshSetup ssh;
};

// The simulator of "berth-sim serve" with its links and its memory. Its destruction saves.
class Server {
  public:
    // Errors: Unavailable (another program uses the folder), WrongState (the folder holds a
    // simulation of another scenario or seed), AlreadyExists (the port of the API or of SSH is
    // taken), PermissionDenied, StorageFailed.
    [[nodiscard]] static domain::Result<std::unique_ptr<Server>> open(ServerSetup setup,
                                                                      const Streams& streams);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    enum class Waiting { Ready, Stopped, Failed };
    // Until the simulation runs and every deployment has the links of all its ports, or has had
    // time enough for them; what is missing then is said on err. Shows the progress of a replay.
    [[nodiscard]] Waiting awaitLinks(const StopSignals& stop);
    // Why it Failed.
    [[nodiscard]] std::string problem() const;
    // One JSON object without a line end: where the API and SSH are, their token, and the links.
    [[nodiscard]] std::string readyLine() const;
    // Ends the simulation and saves. Errors: what kept the last moments from being saved.
    domain::Result<void> close();

  private:
    explicit Server(const Streams& streams) : m_streams(streams) {}

    [[nodiscard]] domain::Result<void> openStore(const std::string& folder);
    [[nodiscard]] domain::Result<void> adoptSaved(const ServerSetup& setup);
    [[nodiscard]] domain::Result<void> start(ServerSetup setup);
    [[nodiscard]] bool hasItsLinks(const domain::Snapshot& snapshot) const;
    void tellWhatIsMissing() const;

    // What the simulation's thread said about its start.
    struct Start {
        mutable std::mutex mutex;
        std::optional<domain::Result<void>> result;
    };

    const Streams& m_streams;
    domain::SystemClock m_clock;
    std::unique_ptr<store::ProfileStore> m_store;
    std::unique_ptr<domain::CommandLog> m_log;
    Start m_start;
    bool m_isResumed = false;
    std::set<std::string> m_expected;  // names of the deployments of a scenario that begins
    domain::Result<void> m_saved;      // once the simulator is gone
    std::unique_ptr<EmbeddedSimulator> m_simulator;
};

}  // namespace berth::app
