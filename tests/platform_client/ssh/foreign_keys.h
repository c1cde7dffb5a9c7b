// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace berth::platform_client::ssh::testing {

// Public keys of nobody, one of each kind that OpenSSH has known, as they stand in a file: DSA, a
// certificate, Ed25519, ECDSA with 256, 384 and 521 bits, RSA with 1024 and 2048.
[[nodiscard]] const std::vector<std::string>& foreignKeys();

}  // namespace berth::platform_client::ssh::testing
