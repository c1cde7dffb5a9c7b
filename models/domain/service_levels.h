// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/units.h"

namespace berth::domain {

// What an objective is about. The comment tells the unit of its value and of its target.
enum class ObjectiveFigure {
    Availability,  // share of time with a ready node, 0 … 1: at least
    P95,           // milliseconds: at most
    P99,           // milliseconds: at most
    Cost,          // yuan: at most
    Ready,         // nodes on average: at least
    Answered,      // share of requests that were answered, 0 … 1: at least
    Restarts,      // of containers: at most
};

enum class BudgetUnit { Seconds, Requests };

// How much may go wrong before an objective of a share is missed, as in "Site Reliability
// Engineering" (Beyer and others, 2016), chapter 3. `allowed` is what the whole run may have: of
// requests, if they go on coming as they have until now.
struct ErrorBudget {
    BudgetUnit unit = BudgetUnit::Seconds;
    double allowed = 0, used = 0;
    // How fast it is used: 1 is just as fast as the objective allows for ever. Over the last five
    // minutes and the last hour, or what there is of them.
    double burn5m = 0, burn1h = 0;
    std::optional<Instant> exhausted;  // since when; nothing: something is left

    [[nodiscard]] double remaining() const { return allowed - used; }
    friend bool operator==(const ErrorBudget&, const ErrorBudget&) = default;
};

struct ObjectiveStatus {
    std::string name;
    ObjectiveFigure figure = ObjectiveFigure::Availability;
    std::string deployment;  // its name
    int port = 0;            // 0: of the whole deployment
    double target = 0;
    std::optional<double> value;  // nothing: not measured
    bool met = false;             // as things stand
    std::optional<ErrorBudget> budget{};

    friend bool operator==(const ObjectiveStatus&, const ObjectiveStatus&) = default;
};

enum class AlarmFigure {
    Availability,  // share of time with a ready node, 0 … 1: raised below
    Answered,      // share of requests that were answered, 0 … 1: raised below
    P95,           // milliseconds: raised above
    GpuUse,        // 0 … 1, on average: raised above
    DiskUse,       // 0 … 1 of the fullest node: raised above
    BurnRate,      // of an error budget, over a window and a twelfth of it: raised above
};

enum class AlarmAction {
    Notice,    // an event and nothing else
    Scale,     // more nodes
    StopLoad,  // the load that the simulator makes on the port
    Restart,   // all nodes, one after another
    Pause,     // the whole deployment
};

struct AlarmStatus {
    std::string name;
    AlarmFigure figure = AlarmFigure::Availability;
    std::string deployment;
    int port = 0;
    double threshold = 0;
    std::optional<double> value;  // when it was looked at last; nothing: not measured
    bool raised = false;

    friend bool operator==(const AlarmStatus&, const AlarmStatus&) = default;
};

// One time that an alarm was raised.
struct AlarmEpisode {
    std::string alarm, deployment;
    Instant raised;
    std::optional<Instant> cleared;
    double value = 0;  // when it was raised
    AlarmAction action = AlarmAction::Notice;
    bool acted = false;  // the action could be done; of a notice always

    friend bool operator==(const AlarmEpisode&, const AlarmEpisode&) = default;
};

// How well a simulation does what its scenario asks for. Immutable once published.
struct ServiceLevels {
    Instant at;  // when it was looked at last: once a minute
    std::vector<ObjectiveStatus> objectives;
    std::vector<AlarmStatus> alarms;
    std::vector<AlarmEpisode> history;  // oldest first; the newest thousand

    friend bool operator==(const ServiceLevels&, const ServiceLevels&) = default;
};
using ServiceLevelsPtr = std::shared_ptr<const ServiceLevels>;

[[nodiscard]] const char* toText(AlarmAction action);  // "notice" …
[[nodiscard]] const char* toText(BudgetUnit unit);     // "seconds", "requests"

}  // namespace berth::domain
