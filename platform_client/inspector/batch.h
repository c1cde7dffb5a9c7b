// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "models/domain/error.h"

// The one command batch by which a machine or a node is looked at.

namespace berth::platform_client::inspector {

enum class RunWhen {
    Always,
    AfterSuccess,  // of the last section that is always run
    AfterFailure,  // of it, unless its command is missing or took too long
};

struct BatchSection {
    std::string_view name;
    std::size_t limit;         // bytes of output that are passed on
    std::string_view command;  // for sh -c; holds no single quote
    RunWhen when = RunWhen::Always;
};

// In the order in which they run: what is cheap and cannot hang first, the GPU's tool last.
[[nodiscard]] std::span<const BatchSection> batchSections();
// The section of that name; null: there is none.
[[nodiscard]] const BatchSection* batchSection(std::string_view name);

// Whether it may be the nonce of a batch: 32 lower-case hexadecimal digits.
[[nodiscard]] bool isNonce(std::string_view nonce);

// A script for a POSIX shell (dash, bash, BusyBox) that needs no root, reads what the kernel keeps
// ready and walks through no files. Each section stands between two lines that hold the nonce, cut
// to its limit, with the exit status of its command.
//
// The nonce must be drawn anew for each run (domain::Random), and the script must reach the shell
// by standard input, not as an argument: arguments can be read by everybody on that machine, and
// who knows the nonce can write lines that look like a section's end.
// Errors: InvalidArgument when it is no nonce.
[[nodiscard]] domain::Result<std::string> commandBatch(std::string_view nonce);

}  // namespace berth::platform_client::inspector
