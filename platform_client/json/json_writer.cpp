// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/json/json_writer.h"

#include <fmt/format.h>

#include <iterator>

#include "models/domain/text.h"

namespace berth::platform_client {

void JsonWriter::separate() {
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_filled.empty()) return;
    if (m_filled.back()) m_out += ',';
    m_filled.back() = true;
}

JsonWriter& JsonWriter::beginObject() {
    separate();
    m_out += '{';
    m_filled.push_back(false);
    return *this;
}

JsonWriter& JsonWriter::endObject() {
    m_out += '}';
    m_filled.pop_back();
    return *this;
}

JsonWriter& JsonWriter::beginList() {
    separate();
    m_out += '[';
    m_filled.push_back(false);
    return *this;
}

JsonWriter& JsonWriter::endList() {
    m_out += ']';
    m_filled.pop_back();
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    quote(name);
    m_out += ':';
    m_afterKey = true;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    separate();
    quote(value);
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
    return raw(std::to_string(value));
}

JsonWriter& JsonWriter::boolean(bool value) {
    return raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
    return raw("null");
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    separate();
    m_out += json;
    return *this;
}

void JsonWriter::quote(std::string_view value) {
    const bool sound = domain::isUtf8(value);
    const std::string mended = sound ? std::string() : domain::keepUtf8(value);
    m_out += '"';
    for (const char c : sound ? value : std::string_view(mended)) {
        switch (c) {
            case '"':
                m_out += "\\\"";
                break;
            case '\\':
                m_out += "\\\\";
                break;
            case '\n':
                m_out += "\\n";
                break;
            case '\r':
                m_out += "\\r";
                break;
            case '\t':
                m_out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    fmt::format_to(std::back_inserter(m_out), "\\u{:04x}",
                                   static_cast<unsigned>(c));
                } else {
                    m_out += c;
                }
        }
    }
    m_out += '"';
}

}  // namespace berth::platform_client
