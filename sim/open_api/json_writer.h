// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace berth::sim::open_api {

// Writes JSON straight into a text: lists of thousands of nodes are answered without a tree of
// values in between. The caller keeps beginnings and ends in pairs. Bytes that are not UTF-8 become
// U+FFFD, so that what is written can always be read.
class JsonWriter {
  public:
    JsonWriter& beginObject() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& beginArray() { return open('['); }
    JsonWriter& endArray() { return close(']'); }
    JsonWriter& key(std::string_view name);  // then exactly one value

    JsonWriter& text(std::string_view value);
    JsonWriter& number(std::int64_t value);
    JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
    JsonWriter& null() { return raw("null"); }
    // JSON as it is.
    JsonWriter& raw(std::string_view json);

    JsonWriter& text(std::string_view name, std::string_view value) {
        return key(name).text(value);
    }
    // null when the text is empty.
    JsonWriter& textOrNull(std::string_view name, std::string_view value) {
        return value.empty() ? key(name).null() : key(name).text(value);
    }
    JsonWriter& number(std::string_view name, std::int64_t value) {
        return key(name).number(value);
    }
    JsonWriter& boolean(std::string_view name, bool value) { return key(name).boolean(value); }
    JsonWriter& null(std::string_view name) { return key(name).null(); }
    JsonWriter& raw(std::string_view name, std::string_view json) { return key(name).raw(json); }

    [[nodiscard]] std::string take() { return std::move(m_out); }

  private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void comma() {
        if (m_comma) m_out += ',';
    }
    void quoted(std::string_view value);

    std::string m_out;
    bool m_comma = false;  // before the next key or value
};

}  // namespace berth::sim::open_api
