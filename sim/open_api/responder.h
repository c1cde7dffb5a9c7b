// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "models/domain/clock.h"
#include "sim/open_api/api_error.h"
#include "sim/serving/http_message.h"

namespace berth::sim::open_api {

// {"code":"0000","message":"success","data":…}; `data` is JSON.
[[nodiscard]] std::string successEnvelope(std::string_view data);
// {"code":"C999","message":"…","data":null}.
[[nodiscard]] std::string failureEnvelope(const ApiError& error);

// Answers one call: exactly one of the calls below, once, on any thread. The status is 200, also
// where the code says that it went wrong; the Date tells clients how far their clock is off.
class Responder {
  public:
    Responder(std::shared_ptr<serving::ResponseSink> sink, const domain::Clock& clock)
        : m_sink(std::move(sink)), m_clock(&clock) {}

    void success(std::string_view data) const { send(successEnvelope(data)); }
    void done() const { success("null"); }
    void failure(const ApiError& error) const { send(failureEnvelope(error)); }
    // What the platform below says no to. Where it cannot answer now, as while it starts or ends,
    // that is a 503, which clients try again.
    void failure(const domain::Error& error) const;
    // For calls that change nothing and know their answer at once.
    void finish(const ApiResult<std::string>& data) const {
        data ? success(*data) : failure(data.error());
    }

  private:
    void send(const std::string& body) const;

    std::shared_ptr<serving::ResponseSink> m_sink;
    const domain::Clock* m_clock;
};

}  // namespace berth::sim::open_api
