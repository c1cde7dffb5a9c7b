// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "platform_client/ssh/public_key.h"
#include "tests/platform_client/ssh/ssh_server.h"

namespace berth::platform_client::ssh::testing {

// How the engine's verdict may stand to that of ssh.
enum class Beside {
    Same,
    Stricter,         // it is known to be stricter, and is
    AtLeastAsStrict,  // ssh reads what is left in its memory: anything may come of it
};

struct KnownHostsCase {
    std::string name;
    std::string user;    // bytes of the person's file
    std::string global;  // bytes of the machine's file
    KeyType shown = KeyType::Ed25519;
    std::string alias;  // the name to look up; empty: 127.0.0.1 and the server's port
    Beside beside = Beside::Same;
};

// Each rule of the format, and each way to break it, once.
[[nodiscard]] std::vector<KnownHostsCase> handMadeCases(const SshServer& server);

// The shortest file with one key, cut at every byte of its names and type and here and there in the
// key, ended or not.
[[nodiscard]] std::vector<KnownHostsCase> cutCases(const SshServer& server);

// Files of random lines, the same for each seed.
[[nodiscard]] std::vector<KnownHostsCase> generatedCases(const SshServer& server, int count,
                                                         unsigned seed);

}  // namespace berth::platform_client::ssh::testing
