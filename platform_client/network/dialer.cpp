// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/dialer.h"

#include <QByteArray>
#include <QString>
#include <utility>

namespace berth::platform_client {

namespace {

// RFC 7617.
std::string basic(const QNetworkProxy& proxy) {
    if (proxy.user().isEmpty()) return {};
    const QByteArray pair = proxy.user().toUtf8() + ':' + proxy.password().toUtf8();
    return "Basic " + pair.toBase64().toStdString();
}

}  // namespace

Dialer::Dialer(TaskQueue& queue, HttpAddress address, std::string pin, Done done)
    : m_queue(queue),
      m_address(std::move(address)),
      m_pin(std::move(pin)),
      m_done(std::move(done)) {}

void Dialer::begin(ProxyFinder& proxies) {
    m_search =
        proxies.find(m_address, [this](const QNetworkProxy& proxy) { connectThrough(proxy); });
}

void Dialer::connectThrough(const QNetworkProxy& proxy) {
    QString host = QString::fromStdString(m_address.host);
    std::uint16_t port = m_address.port;
    QNetworkProxy through = proxy;
    // Many proxies open tunnels for https only; plain http they read and pass on.
    if (!m_address.tls && (proxy.type() == QNetworkProxy::HttpProxy ||
                           proxy.type() == QNetworkProxy::HttpCachingProxy)) {
        m_route = {true, basic(proxy)};
        host = proxy.hostName();
        port = proxy.port();
        through = QNetworkProxy(QNetworkProxy::NoProxy);
    }
    m_race = std::make_unique<AddressRace>(
        m_queue, host, port, through,
        [this](tl::expected<SocketPtr, HttpFailure> socket) { connected(std::move(socket)); });
}

void Dialer::connected(tl::expected<SocketPtr, HttpFailure> socket) {
    if (!socket) {
        if (m_route.throughForwarder)
            socket.error() = notSent(HttpFailureKind::ProxyFailed, "the proxy cannot be reached");
        return finish(tl::unexpected(std::move(socket.error())));
    }
    if (!m_address.tls) return finish(OpenConnection{std::move(*socket), m_route});
    m_handshake = std::make_unique<TlsHandshake>(
        std::move(*socket), m_address.host, m_pin,
        [this](tl::expected<SocketPtr, HttpFailure> secured) {
            if (!secured) return finish(tl::unexpected(std::move(secured.error())));
            finish(OpenConnection{std::move(*secured), m_route});
        });
    m_handshake->begin();
}

void Dialer::finish(tl::expected<OpenConnection, HttpFailure> result) {
    const Done done = std::exchange(m_done, nullptr);
    done(std::move(result));
}

}  // namespace berth::platform_client
