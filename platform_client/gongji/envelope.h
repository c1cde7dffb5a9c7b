// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "models/domain/error.h"
#include "platform_client/json/json_document.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client::gongji {

// Every answer of the API: {"code": "0000", "message": "success", "data": {}}. `code` is a text,
// or, from some corners, a number; `message` and `data` may be null or missing.
struct Envelope {
    std::string code;
    std::string message;
    std::string requestId;  // empty: it gave none
    std::optional<JsonDocument> document;

    // "0000"; existing clients meet "200" and "0" too.
    [[nodiscard]] bool succeeded() const { return code == "0000" || code == "200" || code == "0"; }
    // Reads `data`. Not called when it is missing or null; returns whether it was there.
    [[nodiscard]] bool data(JsonStatus& status,
                            const std::function<void(const JsonReader&)>& read) const;
};

// Errors: Malformed when the body is not such an object, LimitExceeded when it is too large.
[[nodiscard]] domain::Result<Envelope> readEnvelope(std::string_view body, JsonLimits limits = {});

}  // namespace berth::platform_client::gongji
