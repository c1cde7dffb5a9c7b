// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "app/embedded/embedded_simulator.h"
#include "app/simtool/arguments.h"

namespace berth::app {

// What --api-port, --token, --token-file and --rsa-public-key ask for; reads the files. The error
// is one English sentence that quotes no secret.
[[nodiscard]] tl::expected<EmbeddedApiSetup, std::string> apiSetupOf(const Arguments& arguments);

}  // namespace berth::app
