// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/json_reader.h"

#include <set>

namespace berth::domain {
namespace {

using nlohmann::json;

// Decides whether a text may be read at all; builds nothing.
class StrictCheck final : public nlohmann::json_sax<json> {
  public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(json::number_integer_t) override { return true; }
    bool number_unsigned(json::number_unsigned_t) override { return true; }
    bool number_float(json::number_float_t, const json::string_t&) override { return true; }
    bool string(json::string_t&) override { return true; }
    bool binary(json::binary_t&) override { return true; }

    bool start_object(std::size_t) override {
        m_keys.emplace_back();
        return descend();
    }
    bool end_object() override {
        m_keys.pop_back();
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override { return descend(); }
    bool end_array() override {
        --m_depth;
        return true;
    }
    bool key(json::string_t& name) override {
        if (m_keys.back().insert(name).second) return true;
        m_error = Error{ErrorCode::Malformed, "the key \"" + name + "\" comes twice in one object",
                        false, name};
        return false;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception&) override {
        m_error = Error{
            ErrorCode::Malformed, "not valid JSON at byte " + std::to_string(position), false, {}};
        return false;
    }

    [[nodiscard]] const Error& error() const { return m_error; }

  private:
    bool descend() {
        if (++m_depth <= kMaxJsonDepth) return true;
        m_error = Error{ErrorCode::Malformed,
                        "nested deeper than " + std::to_string(kMaxJsonDepth) + " levels",
                        false,
                        {}};
        return false;
    }

    std::vector<std::set<std::string>> m_keys;
    int m_depth = 0;
    Error m_error{ErrorCode::Malformed, "not valid JSON", false, {}};
};

}  // namespace

Result<json> parseStrictJson(std::string_view text) {
    StrictCheck check;
    if (!json::sax_parse(text.begin(), text.end(), &check)) {
        return tl::unexpected<Error>(check.error());
    }
    json parsed = json::parse(text.begin(), text.end(), nullptr, false);
    if (parsed.is_discarded()) return fail(ErrorCode::Malformed, "not valid JSON");
    return parsed;
}

std::string dumpJson(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

void ReadStatus::malformed(const std::string& path, const std::string& detail) {
    if (m_error) return;
    m_error =
        Error{ErrorCode::Malformed, path.empty() ? detail : path + ": " + detail, false, path};
}

ObjectReader::ObjectReader(const json& object, std::string path, ReadStatus& status)
    : m_object(object), m_path(std::move(path)), m_status(status) {
    if (!m_object.is_object()) m_status.malformed(m_path, "an object is expected");
}

bool ObjectReader::has(const char* key) const {
    if (!m_object.is_object()) return false;
    const auto found = m_object.find(key);
    return found != m_object.end() && !found->is_null();
}

std::string ObjectReader::pathOf(const char* key) const {
    return m_path.empty() ? std::string(key) : m_path + "." + key;
}

ObjectReader& ObjectReader::need(const char* key) {
    if (!has(key)) m_status.malformed(pathOf(key), "this field is missing");
    return *this;
}

void ObjectReader::read(const char* key, std::string& out) {
    if (!has(key)) return;
    const json& value = m_object.at(key);
    if (!value.is_string()) return m_status.malformed(pathOf(key), "a text is expected");
    out = value.get<std::string>();
}

void ObjectReader::read(const char* key, bool& out) {
    if (!has(key)) return;
    const json& value = m_object.at(key);
    if (!value.is_boolean()) return m_status.malformed(pathOf(key), "true or false is expected");
    out = value.get<bool>();
}

void ObjectReader::read(const char* key, std::int64_t& out) {
    if (!has(key)) return;
    const json& value = m_object.at(key);
    // A number that fits no 64-bit integer arrives as a floating-point one, and is refused here.
    const bool fits = value.is_number_integer() &&
                      (!value.is_number_unsigned() ||
                       value.get<std::uint64_t>() <=
                           static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    if (!fits) return m_status.malformed(pathOf(key), "a whole number of 64 bits is expected");
    out = value.get<std::int64_t>();
}

void ObjectReader::read(const char* key, std::uint64_t& out) {
    if (!has(key)) return;
    const json& value = m_object.at(key);
    if (!value.is_number_unsigned()) {
        return m_status.malformed(pathOf(key), "a whole number from 0 of 64 bits is expected");
    }
    out = value.get<std::uint64_t>();
}

void ObjectReader::read(const char* key, int& out) {
    std::int64_t wide = out;
    read(key, wide);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) {
        return m_status.malformed(pathOf(key), "a whole number of 32 bits is expected");
    }
    out = static_cast<int>(wide);
}

void ObjectReader::read(const char* key, double& out) {
    if (!has(key)) return;
    const json& value = m_object.at(key);
    if (!value.is_number()) return m_status.malformed(pathOf(key), "a number is expected");
    out = value.get<double>();
}

void ObjectReader::read(const char* key, Duration& out) {
    std::int64_t count = out.count();
    read(key, count);
    out = Duration{count};
}

void ObjectReader::read(const char* key, std::optional<Duration>& out) {
    if (!has(key)) return;
    Duration value{0};
    read(key, value);
    out = value;
}

void ObjectReader::read(const char* key, std::vector<std::string>& out) {
    const json* const texts = list(key);
    if (texts == nullptr) return;
    std::vector<std::string> elements;
    for (std::size_t i = 0; i < texts->size(); ++i) {
        if (!(*texts)[i].is_string()) {
            return m_status.malformed(pathOf(key) + "[" + std::to_string(i) + "]",
                                      "a text is expected");
        }
        elements.push_back((*texts)[i].get<std::string>());
    }
    out = std::move(elements);
}

const json* ObjectReader::list(const char* key) {
    if (!has(key)) return nullptr;
    const json& value = m_object.at(key);
    if (value.is_array()) return &value;
    m_status.malformed(pathOf(key), "a list is expected");
    return nullptr;
}

}  // namespace berth::domain
