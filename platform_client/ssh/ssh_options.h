// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "models/domain/clock.h"
#include "models/domain/random.h"
#include "models/domain/secret_store.h"

namespace berth::platform_client::ssh {

// How long is waited for what.
struct Patience {
    domain::Duration address = std::chrono::seconds(8);     // one address to take the connection
    domain::Duration connect = std::chrono::seconds(20);    // name look-up and all addresses
    domain::Duration handshake = std::chrono::seconds(20);  // greeting and exchange of keys
    domain::Duration answer = std::chrono::seconds(30);     // one answer of the server's to a login
    domain::Duration quiet = std::chrono::seconds(10);      // then it is asked whether it is there
    domain::Duration dead = std::chrono::seconds(15);       // and after this much more it is not
    domain::Duration firstRetry = std::chrono::seconds(1);  // doubled from try to try
    domain::Duration longestRetry = std::chrono::seconds(60);
};

// What connections stand on. The pointers must outlive them.
struct SshOptions {
    std::vector<std::string>
        knownHostsFiles;                     // see defaultKnownHostsFiles(); the first is added to
    std::string agentSocket;                 // of the person's ssh-agent; empty: there is none
    domain::SecretStore* secrets = nullptr;  // null: nothing is kept
    const domain::Clock* clock = nullptr;    // to notice that the computer slept; not null
    domain::Random* random = nullptr;        // not null
    Patience patience;
};

}  // namespace berth::platform_client::ssh
