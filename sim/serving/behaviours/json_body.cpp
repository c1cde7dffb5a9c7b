// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/behaviours/json_body.h"

#include <cstddef>
#include <set>
#include <string>

namespace berth::sim::serving {

domain::Result<simdjson::dom::object> JsonBody::parse(std::string_view text) {
    using domain::ErrorCode;
    constexpr std::size_t kDepth = 64;
    constexpr std::size_t kMostFields = 1024;
    const simdjson::error_code allocated = m_parser.allocate(text.size() + 64, kDepth);
    if (allocated != simdjson::SUCCESS) return domain::fail(ErrorCode::Malformed, "too large");
    simdjson::dom::object object;
    simdjson::error_code error = simdjson::SUCCESS;
    simdjson::dom::element root;
    error = m_parser.parse(text.data(), text.size()).get(root);
    if (error != simdjson::SUCCESS) {
        return domain::fail(ErrorCode::Malformed,
                            std::string("the body is not JSON: ") + simdjson::error_message(error));
    }
    if (root.get(object) != simdjson::SUCCESS)
        return domain::fail(ErrorCode::Malformed, "the body must be a JSON object");
    std::set<std::string_view> seen;
    for (const auto field : object) {
        if (seen.size() >= kMostFields)
            return domain::fail(ErrorCode::Malformed, "the body has too many fields");
        if (!seen.insert(field.key).second) {
            return domain::fail(ErrorCode::Malformed,
                                "the field \"" + std::string(field.key) + "\" comes twice");
        }
    }
    return object;
}

}  // namespace berth::sim::serving
