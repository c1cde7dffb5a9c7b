// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/engine/time.h"

namespace berth::sim::explore {

enum class BreachKind {
    Invariant,   // Simulation::brokenInvariants(): a GPU twice, books that differ …
    Money,       // what users see of it does not add up
    Transition,  // a node went from a state to one that does not follow
    TaskLost,    // a deployment, or a run of a job, is gone that nobody took away
    Request,     // a request has no end, or more than one
    NotSettled,  // not as it should be long after the last disturbance
};

// What must never be, seen in a run.
struct Breach {
    BreachKind kind = BreachKind::Invariant;
    std::string what;     // one English sentence
    engine::Time at = 0;  // when it was seen

    friend bool operator==(const Breach&, const Breach&) = default;
};

}  // namespace berth::sim::explore
