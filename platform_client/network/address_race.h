// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QString>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "platform_client/http/task_queue.h"
#include "platform_client/network/socket_failure.h"
#include "platform_client/network/socket_ptr.h"

namespace berth::platform_client {

// Opens a TCP connection to a host by whichever of its addresses answers first, those of the two
// families in turn, a new one every 250 ms (RFC 8305): a network with broken IPv6 costs no more
// than that. Through a proxy there is one attempt, and the proxy looks the name up. Destroying it
// gives up.
class AddressRace final : public QObject {
    Q_OBJECT
  public:
    using Done = std::function<void(tl::expected<SocketPtr, HttpFailure>)>;

    // `done` is called once, never inside the constructor, and may destroy this.
    AddressRace(TaskQueue& queue, const QString& host, std::uint16_t port,
                const QNetworkProxy& proxy, Done done);

  private:
    void startWith(QList<QHostAddress> addresses);
    void startNext();
    void open(const QString& host);
    void won(QSslSocket* socket);
    void lost(QSslSocket* socket, QAbstractSocket::SocketError error);
    void finish(tl::expected<SocketPtr, HttpFailure> result);

    TaskQueue& m_queue;
    const std::uint16_t m_port;
    const QNetworkProxy m_proxy;
    Done m_done;
    QList<QHostAddress> m_addresses;  // not tried yet
    std::vector<SocketPtr> m_running;
    std::unique_ptr<Timer> m_next;
    std::optional<HttpFailure> m_worst;  // of those that have failed
};

// Addresses of the two families in turn, beginning with the family of the first.
[[nodiscard]] QList<QHostAddress> inTurn(const QList<QHostAddress>& addresses);

}  // namespace berth::platform_client
