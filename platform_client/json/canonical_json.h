// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <string>

namespace berth::platform_client {

// Compact JSON with the keys of every object in the order of their bytes: two values that differ in
// the order of keys, in blanks or in escapes give the same text.
[[nodiscard]] std::string canonicalJson(const simdjson::dom::element& value);

}  // namespace berth::platform_client
