// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <string_view>

namespace berth::platform_client {

// Of an element whose type has been looked at. By value: what simdjson's own results hand out dies
// at the end of the expression, also in the head of a range-for.

[[nodiscard]] inline simdjson::dom::object objectOf(const simdjson::dom::element& value) {
    return value.get_object().value_unsafe();
}

[[nodiscard]] inline simdjson::dom::array listOf(const simdjson::dom::element& value) {
    return value.get_array().value_unsafe();
}

[[nodiscard]] inline std::string_view textOf(const simdjson::dom::element& value) {
    return value.get_string().value_unsafe();
}

}  // namespace berth::platform_client
