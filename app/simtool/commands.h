// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "app/simtool/arguments.h"

namespace berth::app {

// How every command ends.
inline constexpr int kDone = 0;
inline constexpr int kObjectiveMissed = 1;
inline constexpr int kCannot = 2;  // bad input, or the system refused; stderr says what

// Where a command writes. `err` may be a terminal, `out` may be read by a program.
struct Streams {
    std::ostream& out;
    std::ostream& err;
    bool errIsTerminal = false;
};

// "berth-sim: TEXT" on err; kCannot.
int refuse(const Streams& streams, std::string_view text);
// "berth-sim: TEXT" on err and nothing else: for what is worth saying and stops nothing.
void note(const Streams& streams, std::string_view text);
// Text from outside (names of files and of scenarios) as one line that a terminal shows and never
// obeys: what is malformed, controls or reorders is replaced.
[[nodiscard]] std::string terminalLine(std::string_view text);
// The value of --seed: 0 … 2^64−1. The error is one English sentence.
[[nodiscard]] tl::expected<std::uint64_t, std::string> seedOf(const std::string& text);

[[nodiscard]] const CommandSpec& runSpec();
[[nodiscard]] const CommandSpec& checkSpec();
[[nodiscard]] const CommandSpec& serveSpec();
[[nodiscard]] const CommandSpec& benchSpec();
[[nodiscard]] const CommandSpec& placeSpec();
[[nodiscard]] const CommandSpec& sweepSpec();
[[nodiscard]] const CommandSpec& exploreSpec();

int runCommand(const Arguments& arguments, const Streams& streams);
int checkCommand(const Arguments& arguments, const Streams& streams);
int serveCommand(const Arguments& arguments, const Streams& streams);
int benchCommand(const Arguments& arguments, const Streams& streams);
int placeCommand(const Arguments& arguments, const Streams& streams);
int sweepCommand(const Arguments& arguments, const Streams& streams);
int exploreCommand(const Arguments& arguments, const Streams& streams);

}  // namespace berth::app
