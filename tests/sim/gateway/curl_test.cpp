// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdio>
#include <string>

#include "tests/sim/gateway/gateway_room.h"

namespace berth::sim::gateway {
namespace {

using CurlClient = test::GatewayRoom;

// A client that is not ours. What it prints, and its exit status at the end.
std::string curl(const std::string& arguments) {
    std::FILE* pipe = ::popen(("curl -sS --max-time 20 " + arguments + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return "popen failed";
    std::string out;
    std::array<char, 4096> bytes{};
    for (std::size_t got = 0; (got = std::fread(bytes.data(), 1, bytes.size(), pipe)) > 0;)
        out.append(bytes.data(), got);
    return out + "[" + std::to_string(::pclose(pipe)) + "]";
}

TEST_F(CurlClient, GetsPostsAndReusesItsConnection) {
    start();
    const std::string url = "http://localhost:" + std::to_string(port);
    EXPECT_EQ(curl(url + "/a " + url + "/b"), "GET /a\nGET /b\n[0]");
    EXPECT_EQ(gateway->statistics().accepted, 1U);
    EXPECT_EQ(curl("-d hello " + url + "/post"), "POST /post\nhello[0]");
    EXPECT_EQ(curl("-X DELETE " + url + "/x"), "DELETE /x\n[0]");
    EXPECT_EQ(curl("-0 " + url + "/old"), "GET /old\n[0]");
}

TEST_F(CurlClient, SeesTheHeadAndTheStream) {
    start();
    const std::string url = "http://127.0.0.1:" + std::to_string(port);
    EXPECT_NE(curl("-I " + url + "/").find("X-Berth-Node: node-1"), std::string::npos);
    EXPECT_EQ(curl("-N " + url + "/stream"), "one two three[0]");
    EXPECT_EQ(curl("-N -0 " + url + "/stream"), "one two three[0]");
    const std::string broken = curl("-N " + url + "/broken");
    EXPECT_TRUE(broken.starts_with("one "));
    EXPECT_FALSE(broken.ends_with("[0]"));
}

TEST_F(CurlClient, UploadsWithAndWithoutALength) {
    start();
    const std::string url = "http://127.0.0.1:" + std::to_string(port);
    const std::string count = " | wc -c | tr -d ' \\n'";
    const std::string megabytes = "head -c 3000000 /dev/zero | ";
    const auto shell = [](const std::string& command) {
        std::FILE* pipe = ::popen(command.c_str(), "r");
        std::array<char, 256> bytes{};
        const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), pipe);
        ::pclose(pipe);
        return std::string(bytes.data(), got);
    };
    // Chunked, then with Content-Length and Expect: 100-continue; the answer repeats the body.
    EXPECT_EQ(shell(megabytes + "curl -sS -T - " + url + "/up" + count), "3000008");
    EXPECT_EQ(shell(megabytes + "curl -sS --data-binary @- " + url + "/up" + count), "3000009");
    EXPECT_EQ(shell("head -c 9000000 /dev/zero | curl -sS -o /dev/null -w '%{http_code}' "
                    "--data-binary @- " +
                    url + "/up"),
              "413");
}

}  // namespace
}  // namespace berth::sim::gateway
