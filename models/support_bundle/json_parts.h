// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "models/domain/units.h"

// Internal to the parts of a bundle that programs read.

namespace berth::support_bundle {

using Json = nlohmann::ordered_json;

template <class T>
void put(Json& form, const char* name, const std::optional<T>& value) {
    if (value) form[name] = *value;
}
inline void put(Json& form, const char* name, const std::optional<domain::Bytes>& value) {
    if (value) form[name] = value->count;
}
inline void put(Json& form, const char* name, const std::optional<domain::Duration>& value) {
    if (value) form[name] = domain::wholeSeconds(*value);
}
inline void put(Json& form, const char* name, std::string value) {
    if (!value.empty()) form[name] = std::move(value);
}

// The form of `list`, at most `most` entries of it; how many it lacks goes to "leftOut". With
// `fromEnd` the last ones stay.
template <class List, class Make>
void putList(Json& form, const char* name, const List& list, std::size_t most, Make make,
             bool fromEnd = false) {
    Json entries = Json::array();
    const std::size_t kept = std::min<std::size_t>(list.size(), most);
    auto entry = list.begin();
    if (fromEnd) entry += static_cast<std::ptrdiff_t>(list.size() - kept);
    for (std::size_t i = 0; i < kept; ++i, ++entry)
        entries.push_back(make(*entry));
    form[name] = std::move(entries);
    if (kept < list.size()) form["leftOut"][name] = list.size() - kept;
}

// The text of what `make(entries)` gives, with fewer entries of each list until it fits.
template <class Make>
[[nodiscard]] std::string fittingJson(std::size_t most, Make make) {
    for (std::size_t entries = 20'000;; entries /= 4) {
        const Json form = make(entries);
        std::string text = form.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
        if (text.size() <= most || entries == 0) return text;
    }
}

}  // namespace berth::support_bundle
