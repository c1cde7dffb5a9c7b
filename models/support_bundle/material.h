// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/connection.h"
#include "models/domain/host_profile.h"
#include "models/domain/inspection.h"
#include "models/domain/journal.h"
#include "models/domain/snapshot.h"
#include "models/domain/stream.h"
#include "models/inspection/finding.h"
#include "models/inspection/history.h"

namespace berth::support_bundle {

// A computer or a node, as the inspector knows it.
struct InspectedComputer {
    domain::HostProfile profile;  // its name, and how it is reached
    domain::Inspection look;
    std::int64_t seenUnixMs = 0;
    std::vector<inspection::Finding> findings;
    inspection::History history;
    std::string problem;  // English: why a later look failed; empty: none did
};

// Berth itself and the platform that is shown.
struct ProgramState {
    std::vector<std::pair<std::string, std::string>> facts;  // name and value, English
    std::vector<domain::ConnectionSettings> connections;
    std::vector<domain::HostProfile> computers;
    std::string connection;                           // the one that is shown, by its name
    domain::SnapshotPtr snapshot;                     // null: it is not open
    std::vector<domain::Event> events;                // oldest first
    std::vector<domain::ApiCall> calls;               // oldest first
    std::vector<domain::OperationRecord> operations;  // newest first
    std::string operationsProblem;                    // English: why the journal could not be read
};

// What a bundle is made of. Move only, since it may hold secrets.
struct Material {
    std::string version;  // Berth's
    std::int64_t madeUnixMs = 0;
    std::vector<domain::SecretString> secrets;  // to be taken out wherever they stand
    std::optional<InspectedComputer> computer;
    std::optional<ProgramState> program;
};

}  // namespace berth::support_bundle
