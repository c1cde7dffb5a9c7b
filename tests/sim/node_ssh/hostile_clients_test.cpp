// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever does not play by the rules: the server stays up, and others go on.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/random.h"
#include "tests/sim/node_ssh/ssh_room.h"

namespace berth::sim::node_ssh::testing {
namespace {

class RawClient {
  public:
    explicit RawClient(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected =
            ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
    }
    RawClient(RawClient&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1)), m_connected(other.m_connected) {}
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    RawClient& operator=(RawClient&&) = delete;
    ~RawClient() {
        if (m_socket >= 0) ::close(m_socket);
    }

    [[nodiscard]] bool connected() const { return m_connected; }
    bool send(std::string_view bytes) const {
        return ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(bytes.size());
    }
    // Reads until the server hangs up; false: it had not in that time.
    [[nodiscard]] bool awaitEnd(int seconds) const {
        std::array<char, 4096> buffer{};
        for (;;) {
            pollfd wait{m_socket, POLLIN, 0};
            if (::poll(&wait, 1, seconds * 1000) <= 0) return false;
            if (::recv(m_socket, buffer.data(), buffer.size(), 0) <= 0) return true;
        }
    }

  private:
    int m_socket;
    bool m_connected = false;
};

constexpr const char* kBanner = "SSH-2.0-OpenSSH_9.2\r\n";

void expectHealthy(SshRoom& room) {
    EXPECT_EQ(room.ssh("web-1", "echo healthy").out, "healthy\n");
}

TEST(HostileSsh, GarbageInsteadOfABanner) {
    SshRoom room;
    engine::RandomStream random(4, "garbage");
    for (int i = 0; i < 20; ++i) {
        const RawClient client(room.port());
        std::string noise(200 + random.below(2000), '\0');
        for (char& c : noise)
            c = static_cast<char>(random.below(256));
        client.send(noise);
        EXPECT_TRUE(client.awaitEnd(60)) << i;
    }
    expectHealthy(room);
}

TEST(HostileSsh, ABannerThatNeverEnds) {
    SshRoom room;
    const RawClient client(room.port());
    const std::string piece(4096, 'a');
    client.send("SSH-2.0-");
    for (int i = 0; i < 1000 && client.send(piece); ++i) {
    }
    EXPECT_TRUE(client.awaitEnd(60));
    expectHealthy(room);
}

TEST(HostileSsh, AGiantPacket) {
    SshRoom room;
    const RawClient client(room.port());
    client.send(kBanner);
    client.send(std::string("\x7F\xFF\xFF\xFF\x04", 5) + std::string(100'000, 'x'));
    EXPECT_TRUE(client.awaitEnd(60));
    expectHealthy(room);
}

TEST(HostileSsh, HangsUpOnWhoeverDoesNotLogInInTime) {
    ConnectionLimits limits;
    limits.timeToLogIn = std::chrono::seconds(2);
    SshRoom room(limits);
    const RawClient silent(room.port());
    const RawClient begun(room.port());
    begun.send(kBanner);
    EXPECT_TRUE(silent.awaitEnd(60));
    EXPECT_TRUE(begun.awaitEnd(60));
}

TEST(HostileSsh, HalfOpenConnectionsUpToTheLimit) {
    ConnectionLimits limits;
    limits.timeToLogIn = std::chrono::seconds(5);
    SshRoom room(limits);
    auto healthy = room.start("web-1", {}, {"cat"});
    healthy->write("before");
    ASSERT_TRUE(healthy->awaitOutput("before"));
    std::vector<RawClient> clients;
    for (int i = 0; i < 100; ++i)
        clients.emplace_back(room.port());
    healthy->write(" during");
    EXPECT_TRUE(healthy->awaitOutput("before during"));
    EXPECT_EQ(room.ssh("web-1", "echo in").status, 255);  // there is no place left
    EXPECT_TRUE(room.await([&room] { return room.ssh("web-1", "echo in").out == "in\n"; }));
    healthy->write(" after");
    EXPECT_TRUE(healthy->awaitOutput("before during after"));
}

// What a client sends until it has logged in is cut at every length, as far as it is the same each
// time: the banner and the first packet.
TEST(HostileSsh, AHandshakeThatIsCutAnywhere) {
    SshRoom room;
    const auto word = [](const std::string& text) {
        const auto size = static_cast<unsigned char>(text.size());
        return std::string{'\0', '\0', '\0', static_cast<char>(size)} + text;
    };
    std::string packet = std::string(1, '\x14') + std::string(16, 'c');
    for (const char* list :
         {"curve25519-sha256", "ssh-ed25519", "aes256-ctr", "aes256-ctr",
          "hmac-sha2-256-etm@openssh.com", "hmac-sha2-256-etm@openssh.com", "none", "none", "", ""})
        packet += word(list);
    packet += std::string(5, '\0');
    const std::size_t padding = 8 + (8 - (packet.size() + 5) % 8) % 8;
    const std::size_t size = packet.size() + padding + 1;
    std::string whole = kBanner;
    whole += {'\0', '\0', static_cast<char>(size >> 8U), static_cast<char>(size),
              static_cast<char>(padding)};
    whole += packet + std::string(padding, '\0');
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const RawClient client(room.port());
        ASSERT_TRUE(client.connected());
        client.send(whole.substr(0, length));
    }
    expectHealthy(room);
}

TEST(HostileSsh, EndsWhileClientsAreAtEveryStage) {
    auto room = std::make_unique<SshRoom>();
    const RawClient silent(room->port());
    const RawClient begun(room->port());
    begun.send(kBanner);
    auto waiting = room->start("web-1", {}, {"echo begun; sleep 1000000"});
    auto writing = room->start("web-1", {}, {"yes"});
    EXPECT_TRUE(waiting->awaitOutput("begun"));
    EXPECT_TRUE(writing->awaitOutput("y\n"));
    room.reset();
    EXPECT_TRUE(silent.awaitEnd(60));
    EXPECT_NE(waiting->finish().status, 0);
}

}  // namespace
}  // namespace berth::sim::node_ssh::testing
