// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/ssh/known_hosts.h"
#include "platform_client/ssh/login_scene.h"

namespace berth::platform_client::ssh {

// Whether the server is the one it should be: by known_hosts, else by a person, whose "yes" is
// noted in the first file. Nothing is sent to the server that it might be trusted with before this.
[[nodiscard]] Attempt<void> checkHost(const LoginScene& scene, const KnownHosts& known);

}  // namespace berth::platform_client::ssh
