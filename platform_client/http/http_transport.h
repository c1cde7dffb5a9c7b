// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/domain/platform.h"

namespace berth::platform_client {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

// The value of the first field of that name, in lower case as answers have them; empty when there
// is none.
[[nodiscard]] inline std::string_view fieldOf(const HttpHeaders& fields, std::string_view name) {
    for (const auto& [each, value] : fields)
        if (each == name) return value;
    return {};
}

// One request, sent once: who retries makes a new one, because signatures carry the time.
struct HttpCall {
    std::string method = "GET";  // "GET", "POST"
    // Absolute, http or https. Its path and query go over the wire exactly as they stand here,
    // since they are what has been signed.
    std::string url;
    HttpHeaders headers;
    std::string body;
    // From send() to the last byte; nothing makes a call last longer.
    domain::Duration deadline = std::chrono::seconds(30);
    // Bytes a second, measured over ten seconds once the head is there; slower counts as TimedOut.
    std::int64_t slowest = 64;
    std::size_t bodyBytes = std::size_t{8} << 20;  // of the answer, after decoding
    std::string pinnedCertificate;  // see domain::ConnectionSettings; empty: the usual authorities
};

struct HttpAnswer {
    int status = 0;
    HttpHeaders headers;  // names in lower case, at most 100 and 32 KiB
    std::string body;
    domain::Duration took{0};
    std::optional<domain::Instant> date;  // of the Date header, UnixEpoch

    // The first value; empty when there is none.
    [[nodiscard]] std::string_view header(std::string_view lowerCaseName) const;
};

// Why there is no answer. Kinds are what a person could do something about.
enum class HttpFailureKind {
    BadAddress,
    NoNetwork,  // no such name, no route
    ProxyFailed,
    Refused,
    CertificateBad,
    TimedOut,    // the request may have arrived
    Broken,      // the connection ended in the middle; the request may have arrived
    Malformed,   // not HTTP, or beyond the limits on heads
    TooLarge,    // beyond bodyBytes
    Redirected,  // to where secrets must not follow; nothing was sent there
    HeldBack,    // not sent: the host asked for a pause, or has failed too often just now
    Cancelled,   // the handle was dropped, or the transport goes away
};

struct HttpFailure {
    HttpFailureKind kind = HttpFailureKind::Broken;
    std::string detail;       // English, holds no secret
    std::string fingerprint;  // CertificateBad: SHA-256 of the server's public key, hex
    // False only when it is certain that the server has not seen the request.
    bool mayHaveArrived = true;
    domain::Duration took{0};
};

using HttpResult = tl::expected<HttpAnswer, HttpFailure>;

// Dropping it cancels the call: its reply is then not made.
class HttpHandle {
  public:
    HttpHandle() = default;
    HttpHandle(const HttpHandle&) = delete;
    HttpHandle& operator=(const HttpHandle&) = delete;
    virtual ~HttpHandle() = default;
};

// Sends requests. Used on one thread, that of the TaskQueue it belongs to; replies come there,
// never inside send(). A status of 4xx or 5xx is an answer. Redirects within the same scheme, host
// and port are followed for GET, at most five; any other is Redirected.
class HttpTransport {
  public:
    HttpTransport() = default;
    HttpTransport(const HttpTransport&) = delete;
    HttpTransport& operator=(const HttpTransport&) = delete;
    virtual ~HttpTransport() = default;

    [[nodiscard]] virtual std::unique_ptr<HttpHandle> send(
        HttpCall call, std::function<void(HttpResult)> reply) = 0;
};

}  // namespace berth::platform_client
