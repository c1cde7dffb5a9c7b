// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "models/domain/change.h"
#include "models/domain/error.h"
#include "models/domain/front.h"
#include "models/domain/journal.h"
#include "models/domain/simulator_control.h"
#include "sim/serving/link_key.h"

namespace berth::sim::platform {

struct ClearFaultCommand {
    std::uint64_t id = 0;
    friend bool operator==(const ClearFaultCommand&, const ClearFaultCommand&) = default;
};
struct StopLoadCommand {
    domain::DeploymentId deployment;
    int port = 0;
    friend bool operator==(const StopLoadCommand&, const StopLoadCommand&) = default;
};
struct RemoveFrontCommand {
    std::string name;
    friend bool operator==(const RemoveFrontCommand&, const RemoveFrontCommand&) = default;
};
// Not a command to the simulation: the address a link has, so that it keeps it.
struct LinkAddress {
    serving::LinkKey link;
    std::uint16_t tcpPort = 0;
    friend bool operator==(const LinkAddress&, const LinkAddress&) = default;
};
// Not a command to the simulation either: how fast it ran, so that it goes on like that.
struct PaceRecord {
    domain::Pace pace;
    friend bool operator==(const PaceRecord&, const PaceRecord&) = default;
};
// What links were asked, as written by RequestLogWriter.
struct RequestsCommand {
    std::string payload;
    friend bool operator==(const RequestsCommand&, const RequestsCommand&) = default;
};

// Everything a command log holds.
using Command = std::variant<domain::ChangeRequest, domain::Fault, ClearFaultCommand,
                             domain::LoadSpec, StopLoadCommand, LinkAddress, PaceRecord,
                             RequestsCommand, domain::FrontSpec, RemoveFrontCommand>;

[[nodiscard]] domain::CommandRecord toRecord(const Command& command, domain::Instant at);
// A batch of requests: its acts carry their own times, which lie before the record's.
[[nodiscard]] bool isRequestBatch(const domain::CommandRecord& record);
// Malformed when kind or payload make no sense.
[[nodiscard]] domain::Result<Command> fromRecord(const domain::CommandRecord& record);

}  // namespace berth::sim::platform
