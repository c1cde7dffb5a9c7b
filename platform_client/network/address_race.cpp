// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/address_race.h"

#include <QHostInfo>
#include <algorithm>
#include <chrono>
#include <utility>

namespace berth::platform_client {

namespace {

constexpr domain::Duration kStagger = std::chrono::milliseconds(250);
constexpr qint64 kReadAhead = 64 * 1024;

}  // namespace

QList<QHostAddress> inTurn(const QList<QHostAddress>& addresses) {
    QList<QHostAddress> first;
    QList<QHostAddress> second;
    for (const QHostAddress& each : addresses)
        (each.protocol() == addresses.front().protocol() ? first : second).append(each);
    QList<QHostAddress> made;
    while (!first.isEmpty() || !second.isEmpty()) {
        if (!first.isEmpty()) made.append(first.takeFirst());
        std::swap(first, second);
    }
    return made;
}

AddressRace::AddressRace(TaskQueue& queue, const QString& host, std::uint16_t port,
                         const QNetworkProxy& proxy, Done done)
    : m_queue(queue), m_port(port), m_proxy(proxy), m_done(std::move(done)) {
    const QHostAddress literal(host);
    // From the event loop: a socket may fail inside connectToHost().
    m_next = m_queue.after(domain::Duration{0}, [this, host, literal] {
        if (m_proxy.type() != QNetworkProxy::NoProxy) return open(host);
        if (!literal.isNull()) return startWith({literal});
        QHostInfo::lookupHost(host, this, [this](const QHostInfo& info) {
            if (info.addresses().isEmpty())
                return finish(tl::unexpected(connectFailure(QAbstractSocket::HostNotFoundError)));
            startWith(info.addresses());
        });
    });
}

void AddressRace::startWith(QList<QHostAddress> addresses) {
    m_addresses = inTurn(addresses);
    startNext();
}

void AddressRace::startNext() {
    m_next.reset();
    if (m_addresses.isEmpty()) return;
    const QString host = m_addresses.takeFirst().toString();
    if (!m_addresses.isEmpty()) m_next = m_queue.after(kStagger, [this] { startNext(); });
    open(host);  // last: it may fail at once and end everything
}

void AddressRace::open(const QString& host) {
    QSslSocket* socket = m_running.emplace_back(new QSslSocket).get();
    socket->setProxy(m_proxy);
    socket->setReadBufferSize(kReadAhead);
    connect(socket, &QAbstractSocket::connected, this, [this, socket] { won(socket); });
    connect(socket, &QAbstractSocket::errorOccurred, this,
            [this, socket](QAbstractSocket::SocketError error) { lost(socket, error); });
    socket->connectToHost(host, m_port);
}

void AddressRace::won(QSslSocket* socket) {
    const auto found = std::find_if(m_running.begin(), m_running.end(),
                                    [&](const SocketPtr& each) { return each.get() == socket; });
    SocketPtr winner = std::move(*found);
    m_running.clear();
    m_running.shrink_to_fit();
    winner->disconnect();
    finish(std::move(winner));
}

void AddressRace::lost(QSslSocket* socket, QAbstractSocket::SocketError error) {
    HttpFailure failure = connectFailure(error);
    // Qt gives what a proxy answers (403, 404, 503) for what the host itself would have done.
    if (m_proxy.type() != QNetworkProxy::NoProxy && failure.kind != HttpFailureKind::ProxyFailed)
        failure = connectFailure(QAbstractSocket::ProxyProtocolError);
    // Of several, a refusal says most: there is a host.
    if (!m_worst || failure.kind == HttpFailureKind::Refused) m_worst = std::move(failure);
    std::erase_if(m_running, [&](const SocketPtr& each) { return each.get() == socket; });
    if (!m_addresses.isEmpty()) return startNext();
    if (m_running.empty()) finish(tl::unexpected(*m_worst));
}

void AddressRace::finish(tl::expected<SocketPtr, HttpFailure> result) {
    m_next.reset();
    m_addresses.clear();
    const Done done = std::exchange(m_done, nullptr);
    done(std::move(result));
}

}  // namespace berth::platform_client
