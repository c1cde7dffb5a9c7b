// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "models/domain/json_reader.h"
#include "models/domain/text.h"

namespace berth::sim::open_api {

JsonWriter& JsonWriter::open(char bracket) {
    comma();
    m_out += bracket;
    m_comma = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    m_out += bracket;
    m_comma = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    comma();
    quoted(name);
    m_out += ':';
    m_comma = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    comma();
    quoted(value);
    m_comma = true;
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    comma();
    m_out += json;
    m_comma = true;
    return *this;
}

void JsonWriter::quoted(std::string_view value) {
    const auto escaped = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    };
    if (std::any_of(value.begin(), value.end(), escaped) || !domain::isUtf8(value)) {
        m_out += domain::dumpJson(nlohmann::json(std::string(value)));
        return;
    }
    m_out += '"';
    m_out += value;
    m_out += '"';
}

}  // namespace berth::sim::open_api
