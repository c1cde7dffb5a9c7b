// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/front.h"
#include "models/domain/validation.h"

namespace berth::domain {

// What is wrong with a front. Append only.
enum class FrontFindingKind {
    NameBad,
    NameTaken,
    PortOutOfRange,
    NoMembers,
    TooManyMembers,
    MemberTwice,
    DeploymentUnknown,
    PortUnknown,
    QueueUnsupported,
    OptionUnsupported,
    BalancingBad,  // an option's value; the field tells which
    SeveralNodes,  // warning: a member whose nodes do not share their state
    TooManyFronts,
};

struct FrontFinding {
    FrontFindingKind kind = FrontFindingKind::NameBad;
    FindingLevel level = FindingLevel::Problem;
    std::string field;   // "name", "members[1].port", "options.hashKey.name"
    std::string detail;  // English: what is wrong and how to mend it

    friend bool operator==(const FrontFinding&, const FrontFinding&) = default;
};

// What a front is checked against.
struct FrontContext {
    // The deployment of that name, null when there is none; lives as long as the check.
    std::function<const DeploymentSpec*(const std::string& name)> deployment;
    std::vector<std::string> otherFronts;  // names; without the one that is checked
};

// Everything that is wrong, in the order of the fields. Pure.
[[nodiscard]] std::vector<FrontFinding> validate(const FrontSpec& front,
                                                 const FrontContext& context);
// The first problem as an Error with field and detail, or nothing.
[[nodiscard]] std::optional<Error> firstProblem(const std::vector<FrontFinding>& findings);

}  // namespace berth::domain
