// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "models/support_bundle/span.h"

namespace berth::support_bundle {

// What stands inside private keys: PEM (RFC 7468, also encrypted), OpenSSH's form and PuTTY's. Each
// line of it is a span of its own, so that lines stay lines. A key whose end or beginning is
// missing is followed as far as its lines look like one. Linear.
[[nodiscard]] std::vector<Span> findKeyBlocks(std::string_view text);

}  // namespace berth::support_bundle
