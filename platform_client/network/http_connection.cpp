// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/http_connection.h"

#include <poll.h>

#include <QByteArray>
#include <array>
#include <utility>

namespace berth::platform_client {

namespace {

constexpr std::size_t kPiece = 16 * 1024;

// Bytes, or the end, that the event loop has not come to yet.
bool hasUnread(const QSslSocket& socket) {
    pollfd here{static_cast<int>(socket.socketDescriptor()), POLLIN, 0};
    return ::poll(&here, 1, 0) != 0;
}

}  // namespace

HttpConnection::HttpConnection(SocketPtr socket)
    : m_socket(std::move(socket)), m_encrypted(m_socket->isEncrypted()) {
    connect(m_socket.get(), &QIODevice::readyRead, this, &HttpConnection::readSome);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &HttpConnection::closed);
    connect(m_socket.get(), &QSslSocket::alertReceived, this,
            [this](QSsl::AlertLevel, QSsl::AlertType type) {
                m_farewell = m_farewell || type == QSsl::AlertType::CloseNotify;
            });
}

void HttpConnection::exchange(const std::string& request, AnswerReader& reader,
                              std::function<void()> progress, std::function<void()> over) {
    m_idleEnded = nullptr;
    m_reader = &reader;
    m_progress = std::move(progress);
    m_over = std::move(over);
    // From the event loop: this may be called from inside the signal that ends the handshake.
    QMetaObject::invokeMethod(
        this,
        [this, bytes = QByteArray::fromStdString(request)] {
            if (!m_reader) return;  // the connection ended meanwhile
            m_socket->write(bytes);
            // A small request leaves now, and not when the event loop comes round again.
            m_socket->flush();
        },
        Qt::QueuedConnection);
}

bool HttpConnection::usable() const {
    return m_socket->state() == QAbstractSocket::ConnectedState &&
           m_socket->bytesAvailable() == 0 && m_socket->bytesToWrite() == 0 &&
           m_socket->encryptedBytesToWrite() == 0 && !hasUnread(*m_socket);
}

void HttpConnection::watchIdle(std::function<void()> ended) {
    m_idleEnded = std::move(ended);
}

void HttpConnection::readSome() {
    if (!m_reader) return endIdle();
    while (m_reader && m_socket->bytesAvailable() > 0) {
        std::array<char, kPiece> piece{};
        const qint64 count = m_socket->read(piece.data(), piece.size());
        if (count <= 0) break;
        m_reader->feed({piece.data(), static_cast<std::size_t>(count)});
        if (m_reader->state() != AnswerReader::State::Reading) return endExchange();
        m_progress();
    }
}

void HttpConnection::closed(QAbstractSocket::SocketError error) {
    if (!m_reader) return endIdle();
    readSome();  // what came before the end
    if (!m_reader) return;
    // A body that ends with the connection may only end in order: without the farewell of TLS
    // anybody on the way can cut it off.
    if (error == QAbstractSocket::RemoteHostClosedError && (m_farewell || !m_encrypted))
        m_reader->end();
    else
        m_reader->cut();
    endExchange();
}

void HttpConnection::endExchange() {
    m_reader = nullptr;
    m_progress = nullptr;
    const std::function<void()> over = std::exchange(m_over, nullptr);
    over();
}

void HttpConnection::endIdle() {
    const std::function<void()> ended = std::exchange(m_idleEnded, nullptr);
    if (ended) ended();
}

}  // namespace berth::platform_client
