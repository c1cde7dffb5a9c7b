// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/responder.h"

#include "sim/open_api/json_writer.h"
#include "sim/open_api/wall_time.h"

namespace berth::sim::open_api {

std::string successEnvelope(std::string_view data) {
    JsonWriter out;
    out.beginObject();
    out.text("code", code::kOk).text("message", "success").raw("data", data);
    return out.endObject().take();
}

std::string failureEnvelope(const ApiError& error) {
    JsonWriter out;
    out.beginObject();
    out.text("code", error.code).text("message", error.message).null("data");
    return out.endObject().take();
}

void Responder::failure(const domain::Error& error) const {
    using domain::ErrorCode;
    if (error.code == ErrorCode::Unavailable || error.code == ErrorCode::ShuttingDown)
        return m_sink->onFailure(503, {}, error.detail);
    failure(toApiError(error));
}

void Responder::send(const std::string& body) const {
    serving::HttpHead head;
    head.status = 200;
    head.headers = {{"Content-Type", "application/json; charset=utf-8"},
                    {"Date", httpDate(m_clock->unixMilliseconds())},
                    {"Cache-Control", "no-store"},
                    {"X-Content-Type-Options", "nosniff"}};
    m_sink->onHead(head, static_cast<std::int64_t>(body.size()));
    m_sink->onData(body, true);
}

}  // namespace berth::sim::open_api
