// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace berth::sim::serving {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

// A well-formed request as the gateway lets it through.
struct HttpRequest {
    std::string method;  // "GET"
    std::string target;  // origin form: path and query as sent
    HeaderList headers;  // names as sent
    std::string body;    // whole, at most 8 MiB
    // The caller's address without its port; empty where it is not known.
    std::string client{};
    // What tells the caller from others, where that was found out before: a request that is read
    // back from a log has neither address nor headers.
    std::optional<std::uint64_t> balancingKey{};
};

// RFC 9110, section 9.2.2.
[[nodiscard]] inline bool isIdempotent(std::string_view method) {
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE" ||
           method == "OPTIONS" || method == "TRACE";
}

struct HttpHead {
    int status = 200;
    HeaderList headers;  // Content-Length or chunking is added by the gateway
};

// Receives one answer, on the simulation's thread: onHead once, then onData any number of times
// (never after last), or onFailure instead of onHead or in the middle. Must not block.
class ResponseSink {
  public:
    ResponseSink() = default;
    ResponseSink(const ResponseSink&) = delete;
    ResponseSink& operator=(const ResponseSink&) = delete;
    virtual ~ResponseSink() = default;

    // bodyLength: known size of the body, or −1 for a stream.
    virtual void onHead(const HttpHead& head, std::int64_t bodyLength) = 0;
    virtual void onData(std::string_view data, bool last) = 0;
    // The connection to the node broke (killed, crashed): status is 502, or 503 when no node was
    // ready, 429 when the queue of the link is full, 504 on a time-out. `node` is the name of the
    // node, empty when none was chosen.
    virtual void onFailure(int status, std::string_view node, std::string_view detail) = 0;
};

}  // namespace berth::sim::serving
