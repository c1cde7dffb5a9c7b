// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "models/support_bundle/span.h"

namespace berth::support_bundle {

// Secrets in the arguments of programs of which it is known where they take one, since "-p" alone
// may mean anything: sshpass -p, docker/podman login -p, mysql -p…, redis-cli -a, curl -u user:…
// A command ends at its line's end, at "|", ";" and "&". Linear.
[[nodiscard]] std::vector<Span> findCommandSecrets(std::string_view text);

}  // namespace berth::support_bundle
