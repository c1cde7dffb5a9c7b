// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "models/domain/error.h"
#include "platform_client/json/dom_access.h"
#include "platform_client/json/json_document.h"

namespace berth::platform_client {

// The first thing that was wrong in a whole read; later ones are consequences or noise.
class JsonStatus {
  public:
    void malformed(const std::string& path, const std::string& detail);
    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    // Malformed, with the path of the value ("data.results[3].task_id") as the field.
    [[nodiscard]] const domain::Error& error() const { return *m_error; }

  private:
    std::optional<domain::Error> m_error;
};

// Reads one value and knows where it stands. What is absent or null reads as nothing; what is of
// another kind than asked for reads as nothing and is noted in the status. Lives no longer than the
// document, the status, and the reader it came from.
class JsonReader {
  public:
    JsonReader(const JsonDocument& document, JsonStatus& status)
        : JsonReader(document.root(), nullptr, {}, -1, status) {}

    [[nodiscard]] bool isObject() const;
    [[nodiscard]] bool isList() const;
    [[nodiscard]] bool isText() const;

    // --- of an object's member
    // There, and not null.
    [[nodiscard]] bool has(std::string_view key) const { return member(key).has_value(); }
    [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
    // A whole number, also in a text ("8", "-1") or with an empty fraction (8.0).
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key) const;
    // As integer(), and it fits an int.
    [[nodiscard]] std::optional<int> small(std::string_view key) const;
    [[nodiscard]] std::optional<bool> boolean(std::string_view key) const;
    // A text, or a number as its text: identifiers that a server writes either way.
    [[nodiscard]] std::optional<std::string> label(std::string_view key) const;
    // The member as canonical JSON, whatever it is.
    [[nodiscard]] std::optional<std::string> raw(std::string_view key) const;

    // Calls read(const JsonReader&) for the member; false when it is absent or null.
    template <class Read>
    bool object(std::string_view key, Read&& read) const {
        const auto found = member(key);
        if (!found) return false;
        const JsonReader inner(*found, this, key, -1, m_status);
        if (!inner.isObject()) {
            inner.refuse("an object");
            return false;
        }
        read(inner);
        return true;
    }
    // Likewise, whatever the member is.
    template <class Read>
    bool value(std::string_view key, Read&& read) const {
        const auto found = member(key);
        if (!found) return false;
        read(JsonReader(*found, this, key, -1, m_status));
        return true;
    }
    // Calls read(const JsonReader&) for each element of the member; null elements are left out.
    template <class Read>
    bool list(std::string_view key, Read&& read) const {
        const auto found = member(key);
        if (!found) return false;
        const JsonReader inner(*found, this, key, -1, m_status);
        if (!inner.isList()) {
            inner.refuse("a list");
            return false;
        }
        inner.elements(read);
        return true;
    }
    // Likewise for this value, which is a list.
    template <class Read>
    void elements(Read&& read) const {
        if (!isList()) return refuse("a list");
        int index = 0;
        for (const simdjson::dom::element each : listOf(m_value)) {
            const JsonReader element(each, this, {}, index++, m_status);
            if (!each.is_null()) read(element);
        }
    }
    // Calls read(key, const JsonReader&) for each member of this object that is not null.
    template <class Read>
    void each(Read&& read) const {
        if (!isObject()) return refuse("an object");
        for (const auto [key, value] : objectOf(m_value)) {
            if (!value.is_null()) read(key, JsonReader(value, this, key, -1, m_status));
        }
    }
    // This object without these members, as canonical JSON. Members that are null stay: they too
    // are what the sender wrote.
    [[nodiscard]] std::string without(std::initializer_list<std::string_view> keys) const;

    // --- of this value itself
    [[nodiscard]] std::optional<std::string> asText() const;
    [[nodiscard]] std::optional<std::int64_t> asInteger() const;
    [[nodiscard]] std::string asRaw() const;

    // Notes that the member is missing unless it is there.
    void need(std::string_view key) const;
    // Notes that this value is not what it should be.
    void refuse(std::string_view expected) const;
    [[nodiscard]] std::string path() const;
    [[nodiscard]] bool ok() const { return m_status.ok(); }

  private:
    JsonReader(simdjson::dom::element value, const JsonReader* parent, std::string_view key,
               int index, JsonStatus& status)
        : m_value(value), m_parent(parent), m_key(key), m_index(index), m_status(status) {}

    // Nothing when absent or null, or when this is no object (which is noted).
    [[nodiscard]] std::optional<simdjson::dom::element> member(std::string_view key) const;
    template <class Take>
    auto take(std::string_view key, Take&& take) const
        -> decltype(take(std::declval<const JsonReader&>()));

    simdjson::dom::element m_value;
    const JsonReader* m_parent;
    std::string_view m_key;
    int m_index;  // of an element in its list, else -1
    JsonStatus& m_status;
};

}  // namespace berth::platform_client
