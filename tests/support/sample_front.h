// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "models/domain/front.h"

namespace berth::support {

// An address that comfy-api shares with a deployment that fails, one that is paused and one that is
// gone.
[[nodiscard]] inline domain::Front sampleFront() {
    using domain::FrontMemberState;
    domain::Front front;
    front.spec.name = "comfy";
    front.spec.port = 3000;
    front.spec.options.hashKey = {domain::HashKeySource::Cookie, "sid"};
    front.url = "http://127.0.0.1:49777";
    const auto add = [&](const char* name, FrontMemberState state, std::int64_t completed) {
        front.spec.members.push_back({name, 3000});
        front.members.push_back({{name, 3000}, state, completed, completed, 0});
        front.completed += completed;
    };
    add("comfy-api", FrontMemberState::InRotation, 60);
    add("comfy-gone", FrontMemberState::NoDeployment, 0);
    add("comfy-lost", FrontMemberState::NoReadyNode, 30);
    add("hunyuan-image", FrontMemberState::NoPort, 10);
    return front;
}

}  // namespace berth::support
