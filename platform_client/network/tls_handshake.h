// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <string>

#include "platform_client/network/socket_failure.h"
#include "platform_client/network/socket_ptr.h"

namespace berth::platform_client {

// Makes a connection a TLS one, 1.2 or newer, and lets it pass only when the server is who it has
// to be: signed for by an authority of this computer and made out to the host, or, where a key is
// pinned, in possession of exactly that key. Names, dates and authorities then count for nothing,
// as with DANE-EE (RFC 7671, 5.1). Nothing of a request is written before that.
class TlsHandshake final : public QObject {
    Q_OBJECT
  public:
    using Done = std::function<void(tl::expected<SocketPtr, HttpFailure>)>;

    // `pin` as in HttpCall::pinnedCertificate. `done` is called once, maybe inside begin(), and may
    // destroy this.
    TlsHandshake(SocketPtr socket, std::string host, std::string pin, Done done);
    void begin();

  private:
    void judge(const QList<QSslError>& errors);
    void encrypted();
    void failed(QAbstractSocket::SocketError error);
    void refuse(std::string why);
    void finish(tl::expected<SocketPtr, HttpFailure> result);

    SocketPtr m_socket;
    const std::string m_host;
    const std::string m_pin;
    Done m_done;
};

}  // namespace berth::platform_client
