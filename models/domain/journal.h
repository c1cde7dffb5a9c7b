// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/change.h"
#include "models/domain/error.h"
#include "models/domain/units.h"

namespace berth::domain {

// One entry of a simulator's command log. The payload belongs to the simulator.
struct CommandRecord {
    std::uint64_t sequence = 0;  // given by the log, from 1 without gaps
    Instant at;                  // simulated time at which it takes effect
    std::string kind;            // "change", "fault", "requests" …
    std::string payload;         // JSON or binary, as the kind says

    friend bool operator==(const CommandRecord&, const CommandRecord&) = default;
};

// Where a saved simulation comes from and how far it went.
struct SimulationHead {
    std::string scenario;  // the whole text of the scenario file
    std::uint64_t seed = 0;
    Instant reached;  // simulated time known to have passed

    friend bool operator==(const SimulationHead&, const SimulationHead&) = default;
};

// A simulator's memory: head + records. Calls block until the data is on disk; never call it on a
// GUI thread. All methods may fail with StorageFailed.
class CommandLog {
  public:
    CommandLog() = default;
    CommandLog(const CommandLog&) = delete;
    CommandLog& operator=(const CommandLog&) = delete;
    virtual ~CommandLog() = default;

    [[nodiscard]] virtual Result<std::optional<SimulationHead>> head() = 0;
    // Starts over: removes all records.
    virtual Result<void> reset(const SimulationHead& head) = 0;
    // All or nothing, durable when it returns. Sequences are given in order; also moves
    // `reached` up to the newest record.
    virtual Result<void> append(std::vector<CommandRecord> records) = 0;
    virtual Result<void> setReached(Instant reached) = 0;
    // Records in order, each handed to `visit` once; stops early when it returns false.
    virtual Result<void> readAll(const std::function<bool(const CommandRecord&)>& visit) = 0;
};

enum class OperationState { Planned, Sent, Acknowledged, Refused, Unknown };

struct OperationRecord {
    OperationId operation;
    std::string connection;  // which platform
    std::string summary;     // English, one line: "scale echo 3 → 5"
    OperationState state = OperationState::Planned;
    std::string changeJson;  // codec: models/domain/change_codec.h
    std::string detail;      // of a refusal
    std::int64_t createdUnixMs = 0;
    std::int64_t updatedUnixMs = 0;

    friend bool operator==(const OperationRecord&, const OperationRecord&) = default;
};

// The journal of operations: written before a change is sent, so that none is forgotten or sent
// twice. Calls return at once; replies come on the store's thread once durable.
class OperationJournal {
  public:
    OperationJournal() = default;
    OperationJournal(const OperationJournal&) = delete;
    OperationJournal& operator=(const OperationJournal&) = delete;
    virtual ~OperationJournal() = default;

    virtual void record(OperationRecord record, std::function<void(Result<void>)> reply) = 0;
    virtual void unfinished(std::string connection,
                            std::function<void(Result<std::vector<OperationRecord>>)> reply) = 0;
    virtual void recent(std::size_t limit,
                        std::function<void(Result<std::vector<OperationRecord>>)> reply) = 0;
};

}  // namespace berth::domain
