// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server sends as JSON: what is read is JSON to another parser too, its canonical form
// is read again and is its own canonical form, and both say the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "platform_client/json/json_reader.h"

namespace {

using berth::platform_client::JsonDocument;
using berth::platform_client::JsonReader;
using berth::platform_client::JsonStatus;

void require(bool holds) {
    if (!holds) std::abort();
}

std::string canonical(const JsonDocument& document) {
    JsonStatus status;
    return JsonReader(document, status).asRaw();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto document = JsonDocument::parse(text);
    if (!document) return 0;
    const std::string once = canonical(*document);
    const auto again = JsonDocument::parse(once);
    require(again && canonical(*again) == once);

    const auto other = nlohmann::json::parse(text, nullptr, false);
    require(!other.is_discarded());
    require(nlohmann::json::parse(once, nullptr, false) == other);
    return 0;
}
