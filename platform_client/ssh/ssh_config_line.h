// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace berth::platform_client::ssh {

// One line of an ssh_config file, taken apart as OpenSSH does it: the keyword ends at a blank or
// one
// "=", the arguments are split at blanks, single and double quotes hold them together, a backslash
// takes the meaning from quotes, backslashes and blanks, and "#" at the beginning of an argument
// starts a comment.
struct SshConfigLine {
    std::string keyword;                 // in small letters; empty: a comment or nothing
    std::string rest;                    // what follows it, as it stands
    std::vector<std::string> arguments;  // empty when quotes are not closed
    bool openQuotes = false;
};

[[nodiscard]] SshConfigLine splitSshConfigLine(std::string_view line);

}  // namespace berth::platform_client::ssh
