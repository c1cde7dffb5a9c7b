// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "models/domain/host_profile.h"
#include "models/domain/node.h"
#include "models/domain/secret_store.h"

namespace berth::bridge {
class HostDesk;
}  // namespace berth::bridge

namespace berth::domain {
class Clock;
}  // namespace berth::domain

namespace berth::ui {

class UiContext;

// What the pages about computers over SSH stand on: made by the composition, outlives them.
struct HostServices {
    UiContext& ui;
    bridge::HostDesk& desk;
    const domain::Clock& clock;
};

// How to reach a node over SSH, with what its platform gives to log in there.
struct NodeAccess {
    domain::HostProfile profile;
    domain::SecretString password;
};
// Nothing: the platform offers no way into this node.
using NodeDoor = std::function<std::optional<NodeAccess>(const domain::Node&)>;

}  // namespace berth::ui
