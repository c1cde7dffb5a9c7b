// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/socket.h>

#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/random.h"
#include "tests/sim/gateway/gateway_room.h"

namespace berth::sim::gateway {
namespace {

using test::askOnce;
using test::getRequest;
using test::RawClient;

using MalformedRequests = test::GatewayRoom;

struct Case {
    int status;
    std::string bytes;  // "%H" stands for the Host line
};

std::string filled(std::string bytes, std::uint16_t port) {
    for (std::size_t at = 0; (at = bytes.find("%H", at)) != std::string::npos;)
        bytes.replace(at, 2, "Host: 127.0.0.1:" + std::to_string(port) + "\r\n");
    for (std::size_t at = 0; (at = bytes.find("%P", at)) != std::string::npos;)
        bytes.replace(at, 2, std::to_string(port));
    return bytes;
}

std::vector<Case> cases() {
    using std::string_literals::operator""s;
    const std::string many = [] {
        std::string fields;
        for (int i = 0; i < 64; ++i)
            fields += "A" + std::to_string(i) + ": x\r\n";
        return fields;
    }();
    return {
        // The request line.
        {400, "\r\nGET / HTTP/1.1\r\n%H\r\n"},
        {400, " GET / HTTP/1.1\r\n%H\r\n"},
        {400, "GET  / HTTP/1.1\r\n%H\r\n"},
        {400, "GET /  HTTP/1.1\r\n%H\r\n"},
        {400, "GET\t/ HTTP/1.1\r\n%H\r\n"},
        {400, "GET / HTTP/1.1 \r\n%H\r\n"},
        {400, "GET /a b HTTP/1.1\r\n%H\r\n"},
        {400, "GET / HTTP/1.1\n%H\r\n"},
        {400, "GET / HTTP/1.1\r%H\r\n"},
        {400, "GET /\r\n%H\r\n"},
        {400, "GET / http/1.1\r\n%H\r\n"},
        {400, "GET / HTTP/11\r\n%H\r\n"},
        {400, "GET / HTTP/1.1\0\r\n%H\r\n"s},
        {400, "GET /\x01 HTTP/1.1\r\n%H\r\n"},
        {400, "GET /\x7f HTTP/1.1\r\n%H\r\n"},
        {400, "GET /\xE6\x96\x87 HTTP/1.1\r\n%H\r\n"},
        {400, "GET /#part HTTP/1.1\r\n%H\r\n"},
        {400, "G@T / HTTP/1.1\r\n%H\r\n"},
        {400, "{\"json\": 1}\r\n\r\n"},
        {400, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s},
        {501, "BREW / HTTP/1.1\r\n%H\r\n"},
        {501, "get / HTTP/1.1\r\n%H\r\n"},
        {501, "PROPFIND / HTTP/1.1\r\n%H\r\n"},
        {405, "TRACE / HTTP/1.1\r\n%H\r\n"},
        {405, "CONNECT 127.0.0.1:%P HTTP/1.1\r\n%H\r\n"},
        {505, "GET / HTTP/2.0\r\n%H\r\n"},
        {505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
        {505, "GET / HTTP/0.9\r\n%H\r\n"},
        {505, "GET / HTTP/1.2\r\n%H\r\n"},
        // The target.
        {400, "GET http://127.0.0.1:%P/ HTTP/1.1\r\n%H\r\n"},
        {400, "GET http://evil.example/ HTTP/1.1\r\n%H\r\n"},
        {400, "GET 127.0.0.1:%P HTTP/1.1\r\n%H\r\n"},
        {400, "OPTIONS * HTTP/1.1\r\n%H\r\n"},
        {400, "GET a HTTP/1.1\r\n%H\r\n"},
        // The Host.
        {400, "GET / HTTP/1.1\r\n\r\n"},
        {400, "GET / HTTP/1.0\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%H%H\r\n"},
        {400, "GET / HTTP/1.1\r\n%Hhost: evil.example\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: evil.example:%P\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: 127.0.0.1:%P:%P\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: 127.0.0.1:0%P\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: user@127.0.0.1:%P\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: 127.0.0.1:%P, evil.example\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: 127.0.0.2:%P\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: localhost.evil.example:%P\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: ::1:%P\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost:\r\n\r\n"},
        // The fields.
        {400, "GET / HTTP/1.1\r\n%HA : b\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%H A: b\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%HA: b\r\n c\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%HA: b\r\n\tc\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%HA: b\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%HA: b\nB: c\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%HA: b\rB: c\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%HA: b\r\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%HA: \0\r\n\r\n"s},
        {400, "GET / HTTP/1.1\r\n%HA: \x1b[0m\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%H: b\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%HA\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%HA(b): c\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%H\xC3\xA9: c\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n%HA[]: c\r\n\r\n"},
        {431, "GET / HTTP/1.1\r\n%H" + many + "\r\n"},
        {431, "GET / HTTP/1.1\r\n%HA: " + std::string(17'000, 'a') + "\r\n\r\n"},
        {431, "GET /" + std::string(17'000, 'a') + " HTTP/1.1\r\n%H\r\n"},
        {417, "POST / HTTP/1.1\r\n%HContent-Length: 1\r\nExpect: magic\r\n\r\nx"},
        // The length of the body: what smuggling lives on.
        {400, "POST / HTTP/1.1\r\n%HContent-Length: 1\r\nContent-Length: 1\r\n\r\nx"},
        {400, "POST / HTTP/1.1\r\n%HContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy"},
        {400, "POST / HTTP/1.1\r\n%HContent-Length: 1, 1\r\n\r\nx"},
        {400, "POST / HTTP/1.1\r\n%HContent-Length: +1\r\n\r\nx"},
        {400, "POST / HTTP/1.1\r\n%HContent-Length: -1\r\n\r\nx"},
        {400, "POST / HTTP/1.1\r\n%HContent-Length: 0x1\r\n\r\nx"},
        {400, "POST / HTTP/1.1\r\n%HContent-Length: 1e1\r\n\r\nx"},
        {400, "POST / HTTP/1.1\r\n%HContent-Length: 1 1\r\n\r\nx"},
        {400, "POST / HTTP/1.1\r\n%HContent-Length:\r\n\r\nx"},
        {400, "POST / HTTP/1.1\r\n%HContent-Length: 99999999999999999999999\r\n\r\nx"},
        {413, "POST / HTTP/1.1\r\n%HContent-Length: 8388609\r\n\r\nx"},
        {400,
         "POST / HTTP/1.1\r\n%HContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {400,
         "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"},
        {400,
         "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"
         "0\r\n\r\n"},
        {501, "POST / HTTP/1.1\r\n%HTransfer-Encoding: identity\r\n\r\n"},
        {501, "POST / HTTP/1.1\r\n%HTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
        {501, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"},
        {501, "POST / HTTP/1.1\r\n%HTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
        {501, "POST / HTTP/1.1\r\n%HTransfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"},
        {501, "POST / HTTP/1.1\r\n%HTransfer-Encoding:\r\n\r\n0\r\n\r\n"},
        {400, "POST / HTTP/1.0\r\n%HTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\nx\r\n"},
        {400, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n3\r\nabc\n0\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n0\r\nTrailer: x\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n0\r\nHost: evil\r\n\r\n"},
        {413, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n800001\r\n"},
        {413, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\nffffffff\r\n"},
        {400,
         "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n"
         "fffffffffffffffff\r\n"},
        {400, "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n1;" +
                  std::string(17'000, 'e') + "\r\nx\r\n0\r\n\r\n"},
        // Pages of other origins.
        {403, "POST / HTTP/1.1\r\n%HOrigin: http://evil.example\r\nContent-Length: 0\r\n\r\n"},
        {403, "POST / HTTP/1.1\r\n%HOrigin: null\r\nContent-Length: 0\r\n\r\n"},
        {403, "POST / HTTP/1.1\r\n%HOrigin: https://127.0.0.1:%P\r\nContent-Length: 0\r\n\r\n"},
        {403, "POST / HTTP/1.1\r\n%HOrigin: http://127.0.0.1:1\r\nContent-Length: 0\r\n\r\n"},
        {403, "DELETE / HTTP/1.1\r\n%HOrigin: http://evil.example\r\n\r\n"},
        {403, "PUT / HTTP/1.1\r\n%HSec-Fetch-Site: cross-site\r\nContent-Length: 0\r\n\r\n"},
        {400,
         "POST / HTTP/1.1\r\n%HOrigin: http://127.0.0.1:%P\r\nOrigin: http://127.0.0.1:%P\r\n\r\n"},
    };
}

TEST_F(MalformedRequests, AreRefusedAndNeverReachANode) {
    start();
    ASSERT_GE(cases().size(), 40U);
    for (const Case& wrong : cases()) {
        RawClient client(port);
        const std::string bytes = filled(wrong.bytes, port);
        client.send(bytes);
        const auto got = client.response();
        ASSERT_TRUE(got.has_value()) << bytes.substr(0, 200);
        EXPECT_EQ(got->status, wrong.status) << bytes.substr(0, 200);
        EXPECT_EQ(got->fields.at("connection"), "close");
        EXPECT_EQ(got->fields.count("access-control-allow-origin"), 0U);
        EXPECT_EQ(client.rest(), "") << bytes.substr(0, 200);  // one answer, then the end
    }
    EXPECT_EQ(backend.requests(), 0U);
}

TEST_F(MalformedRequests, AreRefusedTheSameWhenTheyComeByteByByte) {
    start();
    for (const Case& wrong : cases()) {
        if (wrong.bytes.size() > 1000) continue;
        RawClient client(port);
        for (const char byte : filled(wrong.bytes, port)) {
            if (!client.send({&byte, 1})) break;
        }
        const auto got = client.response();
        ASSERT_TRUE(got.has_value()) << wrong.bytes;
        EXPECT_EQ(got->status, wrong.status) << wrong.bytes;
    }
    EXPECT_EQ(backend.requests(), 0U);
}

TEST_F(MalformedRequests, DoNotIncludeThoseThatAreOnlyUnusual) {
    start();
    for (const std::string_view right : {
             "GET / HTTP/1.1\r\nHOST: LOCALHOST:%P\r\n\r\n",
             "GET / HTTP/1.1\r\nHost:127.0.0.1:%P\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: \t 127.0.0.1:%P \t \r\n\r\n",
             "GET /?a=b&c='\"<>|{} HTTP/1.1\r\n%H\r\n",
             "GET //double HTTP/1.1\r\n%H\r\n",
             "GET / HTTP/1.1\r\n%HA:\r\n\r\n",
             "GET / HTTP/1.1\r\n%HA: \xE6\x96\x87\r\n\r\n",
             "GET / HTTP/1.1\r\n%HA: b\r\nA: c\r\n\r\n",
             "GET / HTTP/1.1\r\n%HUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n",
             "GET / HTTP/1.1\r\n%HOrigin: http://evil.example\r\n\r\n",
             "POST / HTTP/1.1\r\n%HOrigin: http://localhost:%P\r\nContent-Length: 0\r\n\r\n",
             "POST / HTTP/1.1\r\n%HSec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n\r\n",
             "POST / HTTP/1.1\r\n%HContent-Length: 000\r\n\r\n",
             "POST / HTTP/1.1\r\n%HTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n",
             "POST / HTTP/1.1\r\n%HTransfer-Encoding: chunked\r\n\r\n00003\r\nabc\r\n000\r\n\r\n",
             "OPTIONS / HTTP/1.1\r\n%H\r\n",
         }) {
        const auto got = askOnce(port, filled(std::string(right), port));
        ASSERT_TRUE(got.has_value()) << right;
        EXPECT_EQ(got->status, 200) << right;
    }
}

TEST_F(MalformedRequests, NeverComeFromCuttingAGoodOne) {
    start();
    const std::string good = filled(
        "POST /x?y HTTP/1.1\r\n%HAccept: */*\r\nTransfer-Encoding: chunked\r\n\r\n"
        "4;ext=1\r\nbody\r\n3\r\nend\r\n0\r\n\r\n",
        port);
    for (std::size_t cut = 1; cut < good.size(); ++cut) {
        RawClient client(port);
        ASSERT_TRUE(client.send(std::string_view(good).substr(0, cut)));
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        ASSERT_TRUE(client.send(std::string_view(good).substr(cut)));
        const auto got = client.response();
        ASSERT_TRUE(got.has_value()) << cut;
        EXPECT_EQ(got->body, "POST /x?y\nbodyend") << cut;
    }
}

TEST_F(MalformedRequests, LeaveNothingBehindWhenTheyEndEarly) {
    start();
    const std::string good = filled("POST / HTTP/1.1\r\n%HContent-Length: 4\r\n\r\nbody", port);
    for (std::size_t cut = 0; cut < good.size(); ++cut) {
        RawClient client(port);
        ASSERT_TRUE(client.send(std::string_view(good).substr(0, cut)));
    }
    EXPECT_TRUE(allClosed());
    EXPECT_EQ(backend.requests(), 0U);
}

TEST_F(MalformedRequests, MadeAtRandomEndInOneAnswerEachOrNone) {
    start();
    engine::RandomStream random(11, "mutations");
    const std::string good = filled(
        "POST /a HTTP/1.1\r\n%HContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
        "4\r\nbody\r\n0\r\n\r\n",
        port);
    for (int i = 0; i < 1500; ++i) {
        std::string bytes = good;
        for (std::uint64_t n = 1 + random.below(3); n > 0; --n) {
            const std::size_t at = random.below(bytes.size());
            switch (random.below(3)) {
                case 0:
                    bytes[at] = static_cast<char>(random.below(256));
                    break;
                case 1:
                    bytes.erase(at, 1);
                    break;
                default:
                    bytes.insert(at, 1, "\r\n :;0"[random.below(6)]);
            }
        }
        RawClient client(port);
        ASSERT_TRUE(client.connected());
        client.send(bytes);
        ::shutdown(client.descriptor(), SHUT_WR);
        const std::string raw = client.rest();
        if (!raw.empty()) {
            EXPECT_TRUE(raw.starts_with("HTTP/1.1 ")) << raw;
        }
    }
    EXPECT_EQ(askOnce(port, getRequest(port))->status, 200);
}

}  // namespace
}  // namespace berth::sim::gateway
