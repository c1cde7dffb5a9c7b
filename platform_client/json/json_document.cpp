// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/json/json_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "models/domain/text.h"
#include "platform_client/json/dom_access.h"

namespace berth::platform_client {
namespace {

using domain::Error;
using domain::ErrorCode;
using simdjson::dom::element;
using simdjson::dom::element_type;

// What simdjson lets through and we do not.
class Scrutiny {
  public:
    explicit Scrutiny(int depth) : m_depth(depth) {}

    [[nodiscard]] std::optional<Error> look(const element& value, int depth = 0) {
        switch (value.type()) {
            case element_type::ARRAY:
                return lookAtList(value, depth + 1);
            case element_type::OBJECT:
                return lookAtObject(value, depth + 1);
            case element_type::STRING:
                return lookAtText(textOf(value));
            default:
                return std::nullopt;
        }
    }

  private:
    [[nodiscard]] std::optional<Error> tooDeep(int depth) const {
        if (depth <= m_depth) return std::nullopt;
        return Error{ErrorCode::LimitExceeded,
                     fmt::format("the JSON is nested deeper than {}", m_depth),
                     false,
                     {}};
    }
    [[nodiscard]] std::optional<Error> lookAtList(const element& list, int depth) {
        if (auto error = tooDeep(depth)) return error;
        for (const element each : listOf(list)) {
            if (auto error = look(each, depth)) return error;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<Error> lookAtObject(const element& object, int depth) {
        if (auto error = tooDeep(depth)) return error;
        std::vector<std::string_view> keys;
        for (const auto [key, each] : objectOf(object)) {
            if (auto error = lookAtText(key)) return error;
            if (auto error = look(each, depth)) return error;
            keys.push_back(key);
        }
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        if (twice == keys.end()) return std::nullopt;
        return Error{ErrorCode::Malformed,
                     fmt::format("the key \"{}\" comes twice in one object", *twice),
                     false,
                     {}};
    }
    // The bytes of the document have been checked; what an escape made of them has not.
    [[nodiscard]] static std::optional<Error> lookAtText(std::string_view text) {
        if (domain::isUtf8(text)) return std::nullopt;
        return Error{
            ErrorCode::Malformed, "an escape in a text is half of a surrogate pair", false, {}};
    }

    const int m_depth;
};

}  // namespace

domain::Result<JsonDocument> JsonDocument::parse(std::string_view text, JsonLimits limits) {
    if (text.size() > limits.bytes) {
        return domain::fail(ErrorCode::LimitExceeded, fmt::format("{} bytes of JSON, more than {}",
                                                                  text.size(), limits.bytes));
    }
    auto parser = std::make_unique<simdjson::dom::parser>();
    // One level more than is allowed, so that our own check tells depth from other mistakes.
    const simdjson::error_code allocated =
        parser->allocate(text.size() + 1, static_cast<std::size_t>(limits.depth) + 2);
    if (allocated != simdjson::SUCCESS) {
        return domain::fail(ErrorCode::LimitExceeded, "no memory for the JSON");
    }
    element root;
    const simdjson::error_code error =
        parser->parse(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), true)
            .get(root);
    if (error == simdjson::DEPTH_ERROR) {
        return domain::fail(ErrorCode::LimitExceeded,
                            fmt::format("the JSON is nested deeper than {}", limits.depth));
    }
    if (error != simdjson::SUCCESS) {
        return domain::fail(ErrorCode::Malformed,
                            fmt::format("not JSON: {}", simdjson::error_message(error)));
    }
    if (auto refused = Scrutiny(limits.depth).look(root)) {
        return tl::unexpected<Error>(std::move(*refused));
    }
    return JsonDocument(std::move(parser), root);
}

}  // namespace berth::platform_client
