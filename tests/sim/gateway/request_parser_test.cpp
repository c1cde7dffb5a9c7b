// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/gateway/request_parser.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace berth::sim::gateway {
namespace {

const GatewayLimits kLimits;
const std::string kChunkedHead =
    "POST / HTTP/1.1\r\nHost: localhost:8080\r\nTransfer-Encoding: chunked\r\n\r\n";

// Gives the parser `first` bytes at once and the others one by one, as a connection does.
void feed(RequestParser& parser, std::string_view bytes, std::size_t first) {
    std::size_t begin = 0;
    for (std::size_t end = first; end <= bytes.size(); ++end) {
        while (begin < end && parser.refusal().status == 0 && !parser.done()) {
            const std::size_t taken = parser.take(bytes.substr(begin, end - begin));
            if (taken == 0) break;
            begin += taken;
        }
    }
}

TEST(RequestParser, ReadsAChunkedBodyTheSameHoweverItIsCut) {
    const struct {
        std::string_view sent, body;
    } cases[] = {{"0\r\n\r\n", ""},
                 {"00\r\n\r\n", ""},
                 {"0;name=value\r\n\r\n", ""},
                 {"1\r\n0\r\n0\r\n\r\n", "0"},
                 {"3\r\n0\r\n\r\n0\r\n\r\n", "0\r\n"},
                 {"4\r\nbody\r\n3\r\nend\r\n0\r\n\r\n", "bodyend"}};
    for (const auto& [sent, body] : cases) {
        const std::string bytes = kChunkedHead + std::string(sent);
        for (std::size_t first = kChunkedHead.size(); first <= bytes.size(); ++first) {
            RequestParser parser(kLimits, 8080);
            feed(parser, bytes, first);
            EXPECT_TRUE(parser.done()) << sent << " cut at " << first;
            EXPECT_EQ(parser.request().body, body) << sent << " cut at " << first;
        }
    }
}

TEST(RequestParser, RefusesATrailerBehindAnEmptyBodyHoweverItIsCut) {
    const std::string bytes = kChunkedHead + "0\r\nA: b\r\n\r\n";
    for (std::size_t first = kChunkedHead.size(); first <= bytes.size(); ++first) {
        RequestParser parser(kLimits, 8080);
        feed(parser, bytes, first);
        EXPECT_EQ(parser.refusal().status, 400) << first;
    }
}

TEST(RequestParser, TakesABodyOfKnownLengthThatLooksLikeALastChunk) {
    RequestParser parser(kLimits, 8080);
    const std::string head = "PUT / HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: 3\r\n\r\n";
    feed(parser, head + "0\r\n", head.size());
    EXPECT_TRUE(parser.done());
    EXPECT_EQ(parser.request().body, "0\r\n");
}

}  // namespace
}  // namespace berth::sim::gateway
