// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/envelope.h"

#include <utility>

namespace berth::platform_client::gongji {

bool Envelope::data(JsonStatus& status, const std::function<void(const JsonReader&)>& read) const {
    return JsonReader(*document, status).object("data", read);
}

domain::Result<Envelope> readEnvelope(std::string_view body, JsonLimits limits) {
    auto document = JsonDocument::parse(body, limits);
    if (!document) return tl::unexpected<domain::Error>(std::move(document.error()));
    JsonStatus status;
    Envelope envelope;
    const JsonReader root(*document, status);
    root.need("code");
    envelope.code = root.label("code").value_or(std::string());
    // What a message is of, nobody promised: one that is no text says nothing.
    JsonStatus lenient;
    const JsonReader aside(*document, lenient);
    if (auto message = aside.text("message")) envelope.message = std::move(*message);
    if (envelope.message.empty()) {
        if (auto error = aside.text("error")) envelope.message = std::move(*error);
    }
    if (auto id = aside.label("request_id")) envelope.requestId = std::move(*id);
    if (!status.ok()) return tl::unexpected<domain::Error>(status.error());
    envelope.document = std::move(*document);
    return envelope;
}

}  // namespace berth::platform_client::gongji
