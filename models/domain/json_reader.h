// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/domain/error.h"
#include "models/domain/units.h"

namespace berth::domain {

// For the codec, and for rooms that read JSON which others wrote.

inline constexpr int kMaxJsonDepth = 64;

// Strict reading: the whole text is one JSON value, no key comes twice in an object, nesting is at
// most kMaxJsonDepth. Errors: Malformed.
[[nodiscard]] Result<nlohmann::json> parseStrictJson(std::string_view text);

// Bytes that are not UTF-8 become U+FFFD: writing never fails.
[[nodiscard]] std::string dumpJson(const nlohmann::json& json);

// The first error of a whole read; later ones are consequences or noise.
class ReadStatus {
  public:
    void malformed(const std::string& path, const std::string& detail);
    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    [[nodiscard]] const Error& error() const { return *m_error; }

  private:
    std::optional<Error> m_error;
};

// Reads the fields of one object into variables that already hold their defaults. A field that is
// absent or null leaves its variable alone; a wrong type is noted with the path of the field.
class ObjectReader {
  public:
    ObjectReader(const nlohmann::json& object, std::string path, ReadStatus& status);

    // Notes the field as missing unless it is there.
    ObjectReader& need(const char* key);

    void read(const char* key, std::string& out);
    void read(const char* key, bool& out);
    void read(const char* key, int& out);
    void read(const char* key, std::int64_t& out);
    void read(const char* key, std::uint64_t& out);
    void read(const char* key, double& out);
    void read(const char* key, Bytes& out) { read(key, out.count); }
    void read(const char* key, Duration& out);
    void read(const char* key, std::optional<Duration>& out);
    void read(const char* key, std::vector<std::string>& out);

    // A closed list of words.
    template <class Enum>
    void readWord(const char* key, Enum& out,
                  std::initializer_list<std::pair<const char*, Enum>> words) {
        std::string text;
        if (!has(key)) return;
        read(key, text);
        if (!m_status.ok()) return;
        for (const auto& [word, value] : words) {
            if (text == word) {
                out = value;
                return;
            }
        }
        m_status.malformed(pathOf(key), "\"" + text + "\" is not one of the known words");
    }

    // The same, of words that `find(text)` knows: an optional of what one means.
    template <class Enum, class Find>
    void readKnownWord(const char* key, Enum& out, Find find) {
        std::string text;
        if (!has(key)) return;
        read(key, text);
        if (!m_status.ok()) return;
        if (const auto value = find(text))
            out = *value;
        else
            m_status.malformed(pathOf(key), "\"" + text + "\" is not one of the known words");
    }

    // A nested object, read by `read(ObjectReader&)`.
    template <class Read>
    void readObject(const char* key, Read read) {
        if (!has(key)) return;
        ObjectReader inner(m_object.at(key), pathOf(key), m_status);
        if (m_status.ok()) read(inner);
    }

    // A list of objects, each read by `read(ObjectReader&)` which returns the element.
    template <class T, class Read>
    void readList(const char* key, std::vector<T>& out, Read read) {
        const nlohmann::json* const values = list(key);
        if (values == nullptr) return;
        std::vector<T> elements;
        for (std::size_t i = 0; i < values->size(); ++i) {
            ObjectReader inner((*values)[i], pathOf(key) + "[" + std::to_string(i) + "]", m_status);
            if (!m_status.ok()) return;
            elements.push_back(read(inner));
        }
        out = std::move(elements);
    }

    [[nodiscard]] bool has(const char* key) const;
    [[nodiscard]] std::string pathOf(const char* key) const;
    [[nodiscard]] ReadStatus& status() { return m_status; }
    // What is read: an object, or anything else once status() is not ok.
    [[nodiscard]] const nlohmann::json& object() const { return m_object; }
    // The list under that key; null when there is none, and noted when it is something else.
    [[nodiscard]] const nlohmann::json* list(const char* key);

  private:
    const nlohmann::json& m_object;
    std::string m_path;
    ReadStatus& m_status;
};

// parseStrictJson, then the version of the form (1) and the fields by `read(ObjectReader&)`.
template <class T, class Read>
[[nodiscard]] Result<T> readDocument(std::string_view text, Read read) {
    const auto parsed = parseStrictJson(text);
    if (!parsed) return tl::unexpected<Error>(parsed.error());
    ReadStatus status;
    ObjectReader reader(*parsed, "", status);
    std::int64_t version = 0;
    if (status.ok()) reader.need("version").read("version", version);
    if (status.ok() && version != 1) {
        status.malformed("version", "this form is of version " + std::to_string(version) +
                                        "; this program reads version 1");
    }
    T value{};
    if (status.ok()) read(reader, value);
    if (!status.ok()) return tl::unexpected<Error>(status.error());
    return value;
}

}  // namespace berth::domain
