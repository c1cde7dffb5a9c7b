// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "platform_client/ssh/failure.h"
#include "platform_client/ssh/local_file.h"
#include "platform_client/ssh/ssh_options.h"
#include "platform_client/ssh/waiting.h"

namespace berth::platform_client::ssh {

// A TCP connection to the name or address, not blocking, Nagle's algorithm off. The name is looked
// up on a thread of its own, which may outlive this call: the resolver cannot be interrupted.
// Addresses are tried one after the other, both families in turn. `wakeUp` is what `waiting` is
// woken by.
[[nodiscard]] Attempt<Descriptor> dial(const std::string& host, int port, const Patience& patience,
                                       Waiting& waiting, const std::shared_ptr<WakeUp>& wakeUp);

}  // namespace berth::platform_client::ssh
