// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSocket>

#include "platform_client/http/http_transport.h"

namespace berth::platform_client {

// A failure before anything was sent.
[[nodiscard]] HttpFailure notSent(HttpFailureKind kind, std::string detail);

// What an error of a socket that was connecting means. Qt's own texts follow the language of the
// interface; these go to logs and answers, in English.
[[nodiscard]] HttpFailure connectFailure(QAbstractSocket::SocketError error);

}  // namespace berth::platform_client
