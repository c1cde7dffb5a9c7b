// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory a hostile answer can make Berth take. In a program of its own, because memory
// that other tests have freed would hide growth.
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <string>

#include "tests/platform_client/http/packed.h"
#include "tests/platform_client/network/test_client.h"
#include "tests/platform_client/network/test_server.h"

// AddressSanitizer keeps 256 MiB of freed memory otherwise, and none of that is growth.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "quarantine_size_mb=1";
}

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using Kind = HttpFailureKind;

constexpr std::int64_t kMiB = 1 << 20;
constexpr std::int64_t kMostGrowth = 32 * kMiB;

std::int64_t resident() {
    std::int64_t total = 0;
    std::int64_t pages = 0;
    std::ifstream("/proc/self/statm") >> total >> pages;
    return pages * sysconf(_SC_PAGESIZE);
}

// Watches from beside, since the peak counts and not the end.
class Peak {
  public:
    Peak()
        : m_start(resident()), m_thread([this] {
              while (!m_over) {
                  m_peak = std::max(m_peak, resident());
                  std::this_thread::sleep_for(1ms);
              }
          }) {}
    ~Peak() {
        m_over = true;
        m_thread.join();
        EXPECT_LE(m_peak - m_start, kMostGrowth);
    }
    Peak(const Peak&) = delete;
    Peak& operator=(const Peak&) = delete;

  private:
    const std::int64_t m_start;
    std::int64_t m_peak = 0;
    std::atomic<bool> m_over{false};
    std::thread m_thread;
};

// A first call, so that what is loaded once is there.
void warmUp(TestClient& client) {
    const TestServer server(TestServer::answering(answerOf("x")));
    ASSERT_TRUE(client.get(server.url()).has_value());
}

TestServer::Behaviour stream(std::string first, std::int64_t times, std::string piece) {
    return [first = std::move(first), times, piece = std::move(piece)](Peer& peer) {
        peer.readRequest();
        bool taken = peer.send(first);
        for (std::int64_t i = 0; i < times && taken; ++i)
            taken = peer.send(piece);
    };
}

// Sends more than Berth may take, plain and over TLS.
void expectBounded(const TestServer& server, Kind kind, const std::string& pin = {}) {
    TestClient client;
    warmUp(client);
    const Peak peak;
    HttpCall call;
    call.url = server.url();
    call.pinnedCertificate = pin;
    call.deadline = 100s;
    const HttpResult result = client.run(std::move(call));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, kind) << result.error().detail;
}
void expectBounded(const TestServer::Behaviour& behaviour, Kind kind) {
    expectBounded(TestServer(behaviour), kind);
    const Identity identity = Identity::make({});
    expectBounded(TestServer(behaviour, {identity, 0}), kind, identity.fingerprint());
}

constexpr std::int64_t kPiece = 64 << 10;
constexpr std::int64_t kGiB = std::int64_t{1} << 30;

TEST(Memory, StaysBoundedUnderABodyOfAGibibyte) {
    const std::string piece(kPiece, 'x');
    expectBounded(stream("HTTP/1.1 200 OK\r\n\r\n", kGiB / kPiece, piece), Kind::TooLarge);
    expectBounded(
        stream("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n", kGiB / kPiece, piece),
        Kind::TooLarge);
    expectBounded(stream("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", kGiB / kPiece,
                         "10000\r\n" + piece + "\r\n"),
                  Kind::TooLarge);
}

TEST(Memory, StaysBoundedUnderABomb) {
    // 1 GiB in 1 MiB.
    const std::string bomb = packed(std::string(64 * kMiB, '\0'));
    expectBounded(stream("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", 16, bomb),
                  Kind::TooLarge);
}

TEST(Memory, StaysBoundedUnderAHeadWithoutEnd) {
    expectBounded(
        stream("HTTP/1.1 200 OK\r\n", kGiB / kPiece, "X: " + std::string(kPiece, 'y') + "\r\n"),
        Kind::Malformed);
    expectBounded(stream("HTTP/1.1 200 OK\r\nX: ", kGiB / kPiece, std::string(kPiece, 'y')),
                  Kind::Malformed);
}

TEST(Memory, StaysBoundedWhileACallWaitsForItsDeadline) {
    // Chunks of one byte with long extensions: little body, much else.
    expectBounded(stream("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", kGiB / 8 / 1024,
                         "1;" + std::string(1000, 'e') + "\r\nx\r\n"),
                  Kind::Broken);
}

TEST(Memory, IsGivenBackByMoreThanAThousandCalls) {
    const TestServer server(TestServer::answering(answerOf(std::string(256 << 10, 'x'))));
    TestClient client;
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(client.get(server.url()).has_value());
    client.on([&] { client.handles.clear(); });
    const Peak peak;
    for (int i = 0; i < 1000; ++i)
        ASSERT_TRUE(client.get(server.url()).has_value());
}

}  // namespace
}  // namespace berth::platform_client
