// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslSocket>
#include <memory>

namespace berth::platform_client {

// A socket is often given up from inside one of its own signals: it falls silent at once and is
// deleted when the event loop comes round.
struct DeleteSocketLater {
    void operator()(QSslSocket* socket) const {
        socket->disconnect();
        socket->deleteLater();
    }
};
using SocketPtr = std::unique_ptr<QSslSocket, DeleteSocketLater>;

}  // namespace berth::platform_client
