// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "platform_client/http/http_address.h"
#include "platform_client/http/http_transport.h"

namespace berth::platform_client {

struct RequestForm {
    std::string userAgent = "Berth";
    bool packed = true;  // the body of the answer may be
    bool last = false;   // no other request will follow on the connection
    // To a proxy that passes plain http on, the target is the whole address (RFC 9112, 3.2.2).
    bool absoluteTarget = false;
    std::string proxyAuthorization;  // the proxy's own, where the system's settings give one
};

// The bytes of a request as they go over the wire. What frames a message and what says who is
// asking is written here and cannot be given by the call. Errors: InvalidArgument, with the field
// "method" or "headers", for what would not stay one request.
[[nodiscard]] domain::Result<std::string> writeRequest(const HttpCall& call,
                                                       const HttpAddress& address,
                                                       const RequestForm& form);

// RFC 9110, 5.6.2: names of methods and fields.
[[nodiscard]] bool isToken(std::string_view text);

}  // namespace berth::platform_client
