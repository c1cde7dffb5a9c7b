// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace berth::platform_client {

// Writes compact JSON: no blanks, letters beyond ASCII as they are, since that is what gets signed
// and sent. Bytes that are not UTF-8 are left out, so that what is written can always be read.
class JsonWriter {
  public:
    JsonWriter& beginObject();
    JsonWriter& endObject();
    JsonWriter& beginList();
    JsonWriter& endList();
    JsonWriter& key(std::string_view name);

    JsonWriter& text(std::string_view value);
    JsonWriter& integer(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    JsonWriter& raw(std::string_view json);  // one whole value, taken as it is

    JsonWriter& field(std::string_view name, std::string_view value) {
        return key(name).text(value);
    }
    JsonWriter& field(std::string_view name, std::int64_t value) {
        return key(name).integer(value);
    }

    [[nodiscard]] std::string take() { return std::move(m_out); }

  private:
    void separate();
    void quote(std::string_view value);

    std::string m_out;
    std::vector<bool> m_filled;  // for each open object or list: something stands in it
    bool m_afterKey = false;
};

}  // namespace berth::platform_client
