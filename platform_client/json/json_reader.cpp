// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/json/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "platform_client/json/canonical_json.h"
#include "platform_client/json/dom_access.h"
#include "platform_client/json/json_writer.h"

namespace berth::platform_client {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

const char* kindOf(const element& value) {
    switch (value.type()) {
        case element_type::ARRAY:
            return "a list";
        case element_type::OBJECT:
            return "an object";
        case element_type::STRING:
            return "a text";
        case element_type::BOOL:
            return "true or false";
        case element_type::NULL_VALUE:
            return "null";
        case element_type::INT64:
        case element_type::UINT64:
        case element_type::DOUBLE:
            return "a number";
    }
    return "something";
}

std::optional<std::int64_t> wholeOf(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::int64_t> wholeOf(double number) {
    // Beyond 2^53 a double stands for several whole numbers.
    constexpr double kExact = 9007199254740992.0;
    if (std::trunc(number) != number || std::abs(number) > kExact) return std::nullopt;
    return static_cast<std::int64_t>(number);
}

}  // namespace

void JsonStatus::malformed(const std::string& path, const std::string& detail) {
    if (m_error) return;
    m_error =
        domain::Error{domain::ErrorCode::Malformed,
                      path.empty() ? detail : fmt::format("{}: {}", path, detail), false, path};
}

bool JsonReader::isObject() const {
    return m_value.is_object();
}

bool JsonReader::isList() const {
    return m_value.is_array();
}

bool JsonReader::isText() const {
    return m_value.is_string();
}

std::string JsonReader::path() const {
    if (m_parent == nullptr) return {};
    std::string path = m_parent->path();
    if (m_index >= 0) return path + fmt::format("[{}]", m_index);
    if (!path.empty()) path += '.';
    return path.append(m_key);
}

void JsonReader::refuse(std::string_view expected) const {
    m_status.malformed(path(), fmt::format("expected {}, found {}", expected, kindOf(m_value)));
}

void JsonReader::need(std::string_view key) const {
    if (has(key)) return;
    const std::string here = path();
    m_status.malformed(here.empty() ? std::string(key) : fmt::format("{}.{}", here, key),
                       "it is missing");
}

std::optional<element> JsonReader::member(std::string_view key) const {
    if (!isObject()) {
        refuse("an object");
        return std::nullopt;
    }
    element found;
    if (objectOf(m_value).at_key(key).get(found) != simdjson::SUCCESS || found.is_null()) {
        return std::nullopt;
    }
    return found;
}

template <class Take>
auto JsonReader::take(std::string_view key, Take&& take) const
    -> decltype(take(std::declval<const JsonReader&>())) {
    const auto found = member(key);
    if (!found) return {};
    return take(JsonReader(*found, this, key, -1, m_status));
}

std::optional<std::string> JsonReader::text(std::string_view key) const {
    return take(key, [](const JsonReader& value) { return value.asText(); });
}

std::optional<std::int64_t> JsonReader::integer(std::string_view key) const {
    return take(key, [](const JsonReader& value) { return value.asInteger(); });
}

std::optional<int> JsonReader::small(std::string_view key) const {
    return take(key, [](const JsonReader& value) -> std::optional<int> {
        const auto whole = value.asInteger();
        if (!whole) return std::nullopt;
        if (*whole < std::numeric_limits<int>::min() || *whole > std::numeric_limits<int>::max()) {
            value.m_status.malformed(value.path(), "the number is too large");
            return std::nullopt;
        }
        return static_cast<int>(*whole);
    });
}

std::optional<bool> JsonReader::boolean(std::string_view key) const {
    return take(key, [](const JsonReader& value) -> std::optional<bool> {
        bool out = false;
        if (value.m_value.get(out) == simdjson::SUCCESS) return out;
        value.refuse("true or false");
        return std::nullopt;
    });
}

std::optional<std::string> JsonReader::label(std::string_view key) const {
    return take(key, [](const JsonReader& value) -> std::optional<std::string> {
        if (value.isText()) return value.asText();
        if (value.m_value.is_number()) return value.asRaw();
        value.refuse("a text");
        return std::nullopt;
    });
}

std::optional<std::string> JsonReader::raw(std::string_view key) const {
    return take(key, [](const JsonReader& value) { return std::optional(value.asRaw()); });
}

std::optional<std::string> JsonReader::asText() const {
    std::string_view out;
    if (m_value.get(out) == simdjson::SUCCESS) return std::string(out);
    refuse("a text");
    return std::nullopt;
}

std::optional<std::int64_t> JsonReader::asInteger() const {
    std::int64_t whole = 0;
    if (m_value.get(whole) == simdjson::SUCCESS) return whole;
    std::string_view written;
    if (m_value.get(written) == simdjson::SUCCESS) {
        if (const auto value = wholeOf(written)) return value;
    }
    double number = 0;
    if (m_value.is_double() && m_value.get(number) == simdjson::SUCCESS) {
        if (const auto value = wholeOf(number)) return value;
    }
    refuse("a whole number");
    return std::nullopt;
}

std::string JsonReader::asRaw() const {
    return canonicalJson(m_value);
}

std::string JsonReader::without(std::initializer_list<std::string_view> keys) const {
    JsonWriter writer;
    writer.beginObject();
    if (isObject()) {
        std::vector<std::pair<std::string_view, element>> others;
        for (const auto [key, value] : objectOf(m_value)) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                others.emplace_back(key, value);
        }
        std::sort(others.begin(), others.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [key, value] : others)
            writer.key(key).raw(canonicalJson(value));
    }
    writer.endObject();
    return writer.take();
}

}  // namespace berth::platform_client
