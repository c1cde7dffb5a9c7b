// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <string>

#include "platform_client/http/answer_reader.h"
#include "platform_client/network/socket_ptr.h"

namespace berth::platform_client {

// An open connection to a server that has been checked: one request and its answer at a time.
class HttpConnection final : public QObject {
    Q_OBJECT
  public:
    explicit HttpConnection(SocketPtr socket);

    // Writes the request, once, and feeds what comes back to the reader, which must live until the
    // exchange is over or this is destroyed. `progress` is called after each piece, `over` once,
    // when the reader is no longer reading; neither may destroy this, and neither comes inside
    // this call.
    void exchange(const std::string& request, AnswerReader& reader, std::function<void()> progress,
                  std::function<void()> over);

    // Between exchanges: whether another may begin. Not when the other side has closed, has sent
    // what nobody asked for, or answered before it had all of the request. `ended` is called when
    // that changes; it may destroy this later, not inside.
    [[nodiscard]] bool usable() const;
    void watchIdle(std::function<void()> ended);

  private:
    void readSome();
    void closed(QAbstractSocket::SocketError error);
    void endExchange();
    void endIdle();

    SocketPtr m_socket;
    const bool m_encrypted;
    bool m_farewell = false;           // TLS said that nothing more comes
    AnswerReader* m_reader = nullptr;  // of the exchange under way
    std::function<void()> m_progress, m_over, m_idleEnded;
};

}  // namespace berth::platform_client
