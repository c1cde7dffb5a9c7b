// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that do their worst before anybody has logged in: each connection ends, with a trouble.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "tests/platform_client/remote/host_fixture.h"
#include "tests/platform_client/ssh/raw_server.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::RemoteStage;
using domain::RemoteState;
using domain::RemoteTrouble;
using ssh::testing::RawServer;
using namespace std::chrono_literals;

using Peer = RawServer::Peer;

constexpr const char* kGreeting = "SSH-2.0-Test\r\n";

class HostileServer : public ::testing::Test {
  protected:
    Bench bench;

    RemoteState tried(int port, std::chrono::milliseconds handshake = 500ms) {
        auto options = bench.options();
        options.patience.handshake = handshake;
        const auto host = bench.open(profileOf({"127.0.0.1", port, "nobody", {}}), options);
        EXPECT_FALSE(runOn(*host, "true"));
        EXPECT_EQ(host->state().stage, RemoteStage::Closed);
        return host->state();
    }
    RemoteState metBy(const std::function<void(Peer&)>& behaviour) {
        const RawServer server(behaviour);
        return tried(server.port());
    }
};

TEST_F(HostileServer, ThatSaysNothingIsGivenUp) {
    EXPECT_EQ(metBy([](Peer& peer) { peer.waitForEnd(); }).trouble, RemoteTrouble::TimedOut);
}

TEST_F(HostileServer, ThatClosesAtOnceIsGivenUp) {
    EXPECT_EQ(metBy([](Peer&) {}).trouble, RemoteTrouble::ConnectionLost);
}

TEST_F(HostileServer, ThatSpeaksAnotherLanguageIsNamed) {
    EXPECT_EQ(metBy([](Peer& peer) {
                  peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
              }).trouble,
              RemoteTrouble::NotSsh);
    EXPECT_EQ(metBy([](Peer& peer) {
                  peer.send("SSH-1.5-old\r\n");
                  peer.waitForEnd();
              }).trouble,
              RemoteTrouble::NotSsh);
}

TEST_F(HostileServer, ThatGreetsWithoutEndIsGivenUp) {
    EXPECT_EQ(metBy([](Peer& peer) {
                  while (peer.send(std::string(4000, 'x'))) {
                  }
              }).trouble,
              RemoteTrouble::NotSsh);
    EXPECT_EQ(metBy([](Peer& peer) {
                  while (peer.send("a line that is none of ours\r\n"))
                      std::this_thread::sleep_for(1ms);
              }).trouble,
              RemoteTrouble::NotSsh);
    EXPECT_EQ(metBy([](Peer& peer) {
                  for (char c = 'a'; peer.send(std::string_view(&c, 1));)
                      std::this_thread::sleep_for(5ms);
              }).trouble,
              RemoteTrouble::NotSsh);
}

TEST_F(HostileServer, ThatSendsPacketsOfImpossibleLengthsIsGivenUp) {
    for (const std::string& length :
         {std::string("\xFF\xFF\xFF\xFF", 4), std::string("\x7F\xFF\xFF\xFF", 4),
          std::string("\0\0\0\0", 4), std::string("\0\0\0\1", 4), std::string("\0\4\0\0", 4)}) {
        const auto state = metBy([&](Peer& peer) {
            peer.send(kGreeting);
            if (peer.send(length)) peer.send(std::string(100'000, '\0'));
            peer.waitForEnd();
        });
        EXPECT_NE(state.trouble, RemoteTrouble::None);
    }
}

TEST_F(HostileServer, ThatSendsNoiseAfterItsGreetingIsGivenUp) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const auto state = metBy([&](Peer& peer) {
            peer.send(kGreeting);
            std::string noise(3000, '\0');
            std::uint32_t state32 = seed * 7919 + 1;
            for (char& c : noise) {
                state32 = state32 * 1664525U + 1013904223U;
                c = static_cast<char>(state32 >> 24);
            }
            peer.send(noise);
            peer.waitForEnd();
        });
        EXPECT_NE(state.trouble, RemoteTrouble::None) << seed;
    }
}

// Passes on what a real server says, up to so many bytes, and then closes.
TEST_F(HostileServer, ThatBreaksOffAtAnyByteOfTheExchangeOfKeysIsGivenUp) {
    LoginServer real;
    std::atomic<std::size_t> cut = 0;
    std::atomic<std::size_t> longest = 0;
    const RawServer between([&](Peer& peer) {
        const int inner = ssh::testing::connectTo(real.port());
        std::thread upwards([&] {
            for (std::string bytes = peer.receive(); !bytes.empty(); bytes = peer.receive())
                if (::send(inner, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) break;
            ::shutdown(inner, SHUT_RDWR);
        });
        const std::atomic<bool> never = false;
        const RawServer::Peer server(inner, never);
        for (std::size_t left = cut; left > 0;) {
            std::string bytes = server.receive();
            longest = std::max<std::size_t>(longest, cut - left + bytes.size());
            bytes.resize(std::min(bytes.size(), left));
            left -= bytes.size();
            if (bytes.empty() || !peer.send(bytes)) break;
        }
        ::shutdown(peer.fd(), SHUT_RDWR);
        ::shutdown(inner, SHUT_RDWR);
        upwards.join();
        ::close(inner);
    });
    bench.desk.hostKey = [](const domain::HostKeyNews&) { return false; };
    cut = 1'000'000;
    EXPECT_EQ(tried(between.port(), 60s).trouble, RemoteTrouble::HostKeyDeclined);
    const std::size_t whole = longest;
    ASSERT_GT(whole, 500u);
    // Each byte near the seams, and every 23rd between.
    for (std::size_t i = 0; i < 1500; i += i < 60 ? 1 : 23) {
        cut = i;
        const auto state = tried(between.port(), 60s);
        EXPECT_NE(state.trouble, RemoteTrouble::None) << i;
    }
}

TEST_F(HostileServer, ThatOffersOnlyWhatIsWeakIsRefused) {
    for (const char* weak :
         {"KexAlgorithms diffie-hellman-group14-sha1", "KexAlgorithms ecdh-sha2-nistp256",
          "Ciphers aes128-cbc", "Ciphers chacha20-poly1305@openssh.com",
          "Ciphers aes128-ctr\nMACs hmac-sha1", "Ciphers aes128-ctr\nMACs hmac-sha2-256"}) {
        LoginServer server(weak);
        auto state = tried(server.port(), 60s);
        // The server sees it too, and may hang up before its offer has been read; then it is a
        // connection that was lost, and is tried again.
        for (int more = 0; more < 20 && state.trouble == RemoteTrouble::ConnectionLost; ++more)
            state = tried(server.port(), 60s);
        EXPECT_EQ(state.trouble, RemoteTrouble::NoCommonAlgorithm) << weak << ": " << state.detail;
    }
    EXPECT_TRUE(bench.desk.hostKeys().empty());
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
