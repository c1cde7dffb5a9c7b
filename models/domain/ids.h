// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace berth::domain {

// A platform's own identifier, opaque to everybody else. Ids of different things do not mix.
template <class Tag>
struct Id {
    std::string value;

    [[nodiscard]] bool empty() const { return value.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
};

using DeploymentId = Id<struct DeploymentTag>;
using NodeId = Id<struct NodeTag>;
using MachineId = Id<struct MachineTag>;
using RegionId = Id<struct RegionTag>;
using VolumeId = Id<struct VolumeTag>;
// Chosen by the console, unique for ever: the handle by which an operation is looked up again after
// a lost reply or a restart. Form: 32 lower-case hexadecimal digits.
using OperationId = Id<struct OperationTag>;

}  // namespace berth::domain

template <class Tag>
struct std::hash<berth::domain::Id<Tag>> {
    std::size_t operator()(const berth::domain::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
