// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/domain/deployment.h"

namespace berth::domain {

// One of the deployments behind a front, and the port of it that gets the requests.
struct FrontMember {
    std::string deployment;  // by name, so that one that comes back is the same member
    int port = 0;

    friend bool operator==(const FrontMember&, const FrontMember&) = default;
};

// One address over several deployments, for services that keep the state of their users in a node:
// each deployment has one node, and the front sends a user to the same one every time. A member
// without a ready node is left out until it has one.
struct FrontSpec {
    std::string name;                  // as that of a deployment; no two fronts have one
    int port = 0;                      // that it stands for, as of a link; its address has another
    std::vector<FrontMember> members;  // their order decides nothing
    BalancingPolicy balancing = BalancingPolicy::RingHash;  // any but Queue
    // As of a link, over deployments instead of nodes. Queue, slow start and drain limit are those
    // of the members' own links: here they stay as constructed.
    BalancingOptions options{};

    friend bool operator==(const FrontSpec&, const FrontSpec&) = default;
};

inline constexpr std::size_t kMostFrontMembers = 1000;
inline constexpr std::size_t kMostFronts = 1000;

enum class FrontMemberState {
    InRotation,
    NoDeployment,  // there is none of that name
    NoPort,        // it does not have that port, or its link is not open
    NoReadyNode,
    Ejected,  // it failed several requests in a row
};

// What came to one member since measuring began. A request that was tried again counts with each
// member that it was sent to.
struct FrontMemberView {
    FrontMember member;
    FrontMemberState state = FrontMemberState::NoDeployment;
    std::int64_t offered = 0, completed = 0, failed = 0;

    friend bool operator==(const FrontMemberView&, const FrontMemberView&) = default;
};

// A front as it is seen.
struct Front {
    FrontSpec spec;
    std::string url;                       // empty until it has been given one
    std::string problem;                   // English; why there is no url
    std::vector<FrontMemberView> members;  // by name
    // Since measuring began; each request once.
    std::int64_t offered = 0, completed = 0, failed = 0;

    // Of all completed requests, 0 … 1; 0 while there are none.
    [[nodiscard]] double shareOf(const FrontMemberView& member) const;

    friend bool operator==(const Front&, const Front&) = default;
};

[[nodiscard]] const char* toText(FrontMemberState state);  // "in_rotation" …

// JSON forms kept on disk, as codec.h says.
[[nodiscard]] std::string toJson(const FrontSpec& front);
[[nodiscard]] Result<FrontSpec> frontSpecFromJson(std::string_view json);

}  // namespace berth::domain
