// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/json/canonical_json.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "platform_client/json/dom_access.h"
#include "platform_client/json/json_writer.h"

namespace berth::platform_client {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

void write(JsonWriter& writer, const element& value) {
    switch (value.type()) {
        case element_type::OBJECT: {
            std::vector<std::pair<std::string_view, element>> members;
            for (const auto [key, each] : objectOf(value))
                members.emplace_back(key, each);
            std::sort(members.begin(), members.end(),
                      [](const auto& a, const auto& b) { return a.first < b.first; });
            writer.beginObject();
            for (const auto& [key, each] : members) {
                writer.key(key);
                write(writer, each);
            }
            writer.endObject();
            return;
        }
        case element_type::ARRAY:
            writer.beginList();
            for (const element each : listOf(value))
                write(writer, each);
            writer.endList();
            return;
        case element_type::STRING:
            writer.text(textOf(value));
            return;
        default:
            writer.raw(simdjson::minify(value));
    }
}

}  // namespace

std::string canonicalJson(const element& value) {
    JsonWriter writer;
    write(writer, value);
    return writer.take();
}

}  // namespace berth::platform_client
