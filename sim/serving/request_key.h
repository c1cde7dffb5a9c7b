// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/balancing_options.h"
#include "sim/balancing/balancer.h"
#include "sim/serving/http_message.h"

namespace berth::sim::serving {

// What tells the callers of a link apart: XXH64 of the caller's address, or of the value of the
// header, cookie or query parameter of that name. Names of headers are compared without regard to
// case, the others as they are; the first of several counts; query parameters are decoded. Nothing
// when the request has none, or an empty one.
[[nodiscard]] std::optional<balancing::RequestKey> keyOf(const HttpRequest& request,
                                                         const domain::HashKey& by);

// Of a caller of generated load, which has an address, a header, a cookie and a parameter of its
// own.
[[nodiscard]] balancing::RequestKey keyOfClient(std::uint32_t client);

}  // namespace berth::sim::serving
