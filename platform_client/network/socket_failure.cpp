// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/socket_failure.h"

#include <utility>

namespace berth::platform_client {

HttpFailure notSent(HttpFailureKind kind, std::string detail) {
    HttpFailure made;
    made.kind = kind;
    made.detail = std::move(detail);
    made.mayHaveArrived = false;
    return made;
}

HttpFailure connectFailure(QAbstractSocket::SocketError error) {
    switch (error) {
        case QAbstractSocket::ConnectionRefusedError:
            return notSent(HttpFailureKind::Refused, "the connection was refused");
        case QAbstractSocket::HostNotFoundError:
            return notSent(HttpFailureKind::NoNetwork, "the host name is not known");
        case QAbstractSocket::NetworkError:
        case QAbstractSocket::SocketAccessError:
        case QAbstractSocket::SocketAddressNotAvailableError:
            return notSent(HttpFailureKind::NoNetwork, "the host cannot be reached");
        case QAbstractSocket::SocketTimeoutError:
            return notSent(HttpFailureKind::TimedOut, "the host did not take the connection");
        case QAbstractSocket::ProxyAuthenticationRequiredError:
            return notSent(HttpFailureKind::ProxyFailed, "the proxy asks for a password");
        case QAbstractSocket::ProxyNotFoundError:
            return notSent(HttpFailureKind::ProxyFailed, "the proxy's name is not known");
        case QAbstractSocket::ProxyConnectionRefusedError:
        case QAbstractSocket::ProxyConnectionClosedError:
        case QAbstractSocket::ProxyConnectionTimeoutError:
        case QAbstractSocket::ProxyProtocolError:
            return notSent(HttpFailureKind::ProxyFailed, "the proxy did not connect to the host");
        case QAbstractSocket::RemoteHostClosedError:
            return notSent(HttpFailureKind::Broken, "the connection ended before it was ready");
        default:
            return notSent(HttpFailureKind::Broken,
                           "network error " + std::to_string(static_cast<int>(error)));
    }
}

}  // namespace berth::platform_client
