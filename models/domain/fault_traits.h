// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "models/domain/simulator_control.h"

namespace berth::domain {

// What a fault is done to.
enum class FaultScope {
    Node,
    Card,  // of a node or a machine
    Machine,
    Rack,
    Region,
    Area,        // a machine, a rack, a region, or "": everywhere
    Registry,    // as a region sees it, or "": everywhere
    Deployment,  // its newest revision
    Api,         // no target
};

// What there is to know of a kind of fault beside what it does.
struct FaultTraits {
    FaultKind kind = FaultKind::KillNode;
    std::string_view word;  // in scenarios, reports and command logs
    FaultScope scope = FaultScope::Node;
    bool lasts = true;            // until it is cleared or its time is up; else it strikes once
    bool hasProbability = false;  // Fault::probability
    double usualProbability = 1;
};

// One for each kind, in the order of FaultKind.
[[nodiscard]] std::span<const FaultTraits> faultTraits();
[[nodiscard]] const FaultTraits& traitsOf(FaultKind kind);
// Nothing: no fault is called so.
[[nodiscard]] std::optional<FaultKind> faultOfWord(std::string_view word);
// A fault of the kind with the values it has when nobody says otherwise, without a target.
[[nodiscard]] Fault usualFault(FaultKind kind);

inline constexpr Duration kLongestNetworkDelay = std::chrono::minutes(1);
inline constexpr Duration kLargestClockSkew = std::chrono::hours(24 * 366);

// What is wrong with the values of a fault, whatever its target: InvalidArgument with the field.
[[nodiscard]] Result<void> checkFaultValues(const Fault& fault);

}  // namespace berth::domain
