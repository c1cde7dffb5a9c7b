// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "app/embedded/embedded_simulator.h"
#include "app/simtool/arguments.h"

namespace berth::app {

// What --ssh-port, --authorized-keys and --state ask for; reads the file of keys. The error is one
// English sentence.
[[nodiscard]] tl::expected<EmbeddedSshSetup, std::string> sshSetupOf(const Arguments& arguments);

}  // namespace berth::app
