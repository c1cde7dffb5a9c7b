// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/network/test_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace berth::platform_client {

namespace {

// How long the body of a request is.
std::size_t lengthIn(const std::string& head) {
    const std::size_t at = head.find("\r\nContent-Length: ");
    return at == std::string::npos ? 0 : std::stoul(head.substr(at + 18));
}

std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> contextOf(const TestServer::Tls& tls) {
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> made(SSL_CTX_new(TLS_server_method()),
                                                      SSL_CTX_free);
    SSL_CTX_set_security_level(made.get(), 0);  // old versions of TLS, if a test wants them
    SSL_CTX_set_min_proto_version(made.get(), 0);
    SSL_CTX_set_max_proto_version(made.get(), tls.newest);
    SSL_CTX_use_certificate(made.get(), tls.identity.certificate());
    SSL_CTX_use_PrivateKey(made.get(), tls.identity.key());
    return made;
}

}  // namespace

std::size_t Peer::readSome(char* into, std::size_t most) {
    const ssize_t count =
        m_tls ? SSL_read(m_tls, into, static_cast<int>(most)) : recv(m_socket, into, most, 0);
    if (count <= 0) return 0;
    m_server.m_received += static_cast<std::uint64_t>(count);
    return static_cast<std::size_t>(count);
}

std::string Peer::readRequest() {
    std::array<char, 4096> piece{};
    for (;;) {
        const std::size_t end = m_read.find("\r\n\r\n");
        const std::size_t whole =
            end == std::string::npos ? end : end + 4 + lengthIn(m_read.substr(0, end));
        if (end != std::string::npos && m_read.size() >= whole) {
            std::string request = m_read.substr(0, whole);
            m_read.erase(0, whole);
            const std::lock_guard lock(m_server.m_mutex);
            m_server.m_requests.push_back(request);
            return request;
        }
        const std::size_t count = readSome(piece.data(), piece.size());
        if (count == 0) return {};
        m_read.append(piece.data(), count);
    }
}

bool Peer::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = m_tls ? SSL_write(m_tls, bytes.data(), static_cast<int>(bytes.size()))
                                    : ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void Peer::waitForEnd() {
    std::array<char, 4096> piece{};
    while (readSome(piece.data(), piece.size()) > 0) {
    }
}

void Peer::sleep(std::chrono::milliseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (!m_server.m_stopping && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::min(time, std::chrono::milliseconds(10)));
}

void Peer::reset() {
    const linger hard{1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    m_tls = nullptr;  // no farewell either
}

void Peer::end() {
    if (m_tls) SSL_shutdown(m_tls);
}

bool Peer::secure(const Identity& identity) {
    const auto context = contextOf({identity, 0});
    m_ownTls.reset(SSL_new(context.get()));
    m_tls = m_ownTls.get();
    SSL_set_fd(m_tls, m_socket);
    return SSL_accept(m_tls) == 1;
}

TestServer::TestServer(Behaviour behaviour)
    : m_behaviour(std::move(behaviour)), m_context(nullptr, SSL_CTX_free) {
    listen();
}

TestServer::TestServer(Behaviour behaviour, const Tls& tls)
    : m_behaviour(std::move(behaviour)), m_context(contextOf(tls)) {
    listen();
}

TestServer::~TestServer() {
    m_stopping = true;
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
    {
        const std::lock_guard lock(m_mutex);
        for (const Connection& each : m_all)
            if (each.socket >= 0) ::shutdown(each.socket, SHUT_RDWR);
    }
    for (Connection& each : m_all)
        each.thread.join();
}

std::string TestServer::url(const std::string& target) const {
    return (m_context ? "https://localhost:" : "http://127.0.0.1:") + std::to_string(m_port) +
           target;
}

int TestServer::open() const {
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(std::count_if(m_all.begin(), m_all.end(),
                                          [](const Connection& each) { return each.socket >= 0; }));
}

std::vector<std::string> TestServer::requests() const {
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

void TestServer::listen() {
    signal(SIGPIPE, SIG_IGN);  // OpenSSL writes without MSG_NOSIGNAL
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(m_listener, plain, size) != 0 || ::listen(m_listener, 128) != 0 ||
        ::getsockname(m_listener, plain, &size) != 0)
        throw std::runtime_error("no server on 127.0.0.1");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { acceptAll(); });
}

void TestServer::acceptAll() {
    while (!m_stopping) {
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0) continue;
        const int number = ++m_connections;
        const std::lock_guard lock(m_mutex);
        Connection& connection = m_all.emplace_back();
        connection.socket = socket;
        connection.thread =
            std::thread([this, &connection, socket, number] { serve(connection, socket, number); });
    }
}

void TestServer::serve(Connection& connection, int socket, int number) {
    std::unique_ptr<SSL, void (*)(SSL*)> tls(nullptr, SSL_free);
    bool ready = true;
    if (m_context) {
        tls.reset(SSL_new(m_context.get()));
        SSL_set_fd(tls.get(), socket);
        ready = SSL_accept(tls.get()) == 1;
    }
    Peer peer(*this, socket, tls.get(), number);
    if (ready) m_behaviour(peer);
    if (ready) peer.end();
    const std::lock_guard lock(m_mutex);
    ::close(socket);
    connection.socket = -1;
}

TestServer::Behaviour TestServer::answering(std::string answer) {
    return [answer = std::move(answer)](Peer& peer) {
        while (!peer.readRequest().empty() && peer.send(answer)) {
        }
    };
}

TestServer::Behaviour TestServer::once(std::string bytes) {
    return [bytes = std::move(bytes)](Peer& peer) {
        if (!peer.readRequest().empty()) peer.send(bytes);
    };
}

std::string answerOf(std::string_view body, std::string_view status, std::string_view fields) {
    return "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(fields) +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace berth::platform_client
