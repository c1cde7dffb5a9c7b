// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "sim/node_ssh/host_key.h"
#include "sim/node_ssh/libssh_handles.h"

namespace berth::sim::node_ssh {

// The key and the algorithms of the server, and how long a handshake may take. Reads no file of the
// system. False: libssh refuses any of it.
[[nodiscard]] bool prepare(ssh_bind bind, ssh_session session, const HostKey& hostKey,
                           std::chrono::milliseconds timeToShakeHands);

}  // namespace berth::sim::node_ssh
