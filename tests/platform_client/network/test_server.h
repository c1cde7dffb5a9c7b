// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/ssl.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/platform_client/network/test_identity.h"

namespace berth::platform_client {

class TestServer;

// One connection of a TestServer, in the hands of what the test lets the server do. All calls
// block; they return when the other side goes or the server is stopped.
class Peer {
  public:
    Peer(TestServer& server, int socket, SSL* tls, int number)
        : m_server(server), m_socket(socket), m_tls(tls), m_number(number) {}

    [[nodiscard]] int number() const { return m_number; }  // of the connection, from 1 on
    // A whole request, head and body; empty when the other side closed before that.
    std::string readRequest();
    // False when the other side has gone.
    bool send(std::string_view bytes);
    // Until the other side closes.
    void waitForEnd();
    // So long, or less when the server is stopped.
    void sleep(std::chrono::milliseconds time);
    // Goes on in TLS, as a tunnel's other end does; false when that fails.
    bool secure(const Identity& identity);
    // The connection will end without the farewell of TLS, or with a reset.
    void cut() { m_tls = nullptr; }
    void reset();

  private:
    friend class TestServer;

    void end();
    std::size_t readSome(char* into, std::size_t most);

    TestServer& m_server;
    const int m_socket;
    std::unique_ptr<SSL, void (*)(SSL*)> m_ownTls{nullptr, SSL_free};
    SSL* m_tls;
    const int m_number;
    std::string m_read;  // and not yet given out
};

// A server on 127.0.0.1 that does to each connection what the test says, on a thread for each.
// Plain sockets: it can do what no HTTP server does. With an identity it speaks TLS first.
class TestServer {
  public:
    using Behaviour = std::function<void(Peer&)>;
    struct Tls {
        Identity identity;
        int newest = 0;  // TLS1_1_VERSION …; 0: whatever there is
    };

    explicit TestServer(Behaviour behaviour);
    TestServer(Behaviour behaviour, const Tls& tls);
    ~TestServer();
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    // Without TLS "http://127.0.0.1:port/", with it "https://localhost:port/".
    [[nodiscard]] std::string url(const std::string& target = "/") const;

    // So far: connections, those that are still open, requests that were read whole, and bytes
    // received (decrypted ones).
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int open() const;
    [[nodiscard]] std::vector<std::string> requests() const;
    [[nodiscard]] std::uint64_t received() const { return m_received; }

    // Answers each request of a connection, until the other side closes.
    [[nodiscard]] static Behaviour answering(std::string answer);
    // Reads one request, sends the bytes and closes.
    [[nodiscard]] static Behaviour once(std::string bytes);

  private:
    friend class Peer;

    struct Connection {
        int socket = -1;  // under m_mutex; -1 once it is closed
        std::thread thread;
    };

    void listen();
    void acceptAll();
    void serve(Connection& connection, int socket, int number);

    const Behaviour m_behaviour;
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> m_context;  // nothing: no TLS
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_stopping{false};
    std::atomic<int> m_connections{0};
    std::atomic<std::uint64_t> m_received{0};
    mutable std::mutex m_mutex;
    std::list<Connection> m_all;          // under m_mutex
    std::vector<std::string> m_requests;  // under m_mutex
    std::thread m_thread;
};

// An answer with a length.
[[nodiscard]] std::string answerOf(std::string_view body, std::string_view status = "200 OK",
                                   std::string_view fields = {});

}  // namespace berth::platform_client
