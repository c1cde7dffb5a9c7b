// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "app/simtool/commands.h"

namespace berth::app {

// berth-sim as a function: the words behind the program's name → exit code.
int runTool(std::span<const std::string> words, const Streams& streams);

}  // namespace berth::app
