// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/tls_handshake.h"

#include <QSslConfiguration>
#include <QString>
#include <utility>

#include "models/domain/ascii.h"
#include "platform_client/http/http_request.h"
#include "platform_client/network/certificate_check.h"

namespace berth::platform_client {

namespace {

QSslConfiguration configuration() {
    QSslConfiguration made = QSslConfiguration::defaultConfiguration();
    made.setProtocol(QSsl::TlsV1_2OrLater);
    made.setPeerVerifyMode(QSslSocket::VerifyPeer);
    made.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    return made;
}

}  // namespace

TlsHandshake::TlsHandshake(SocketPtr socket, std::string host, std::string pin, Done done)
    : m_socket(std::move(socket)),
      m_host(std::move(host)),
      m_pin(domain::lowerCase(pin)),
      m_done(std::move(done)) {}

void TlsHandshake::begin() {
    QSslSocket* socket = m_socket.get();
    connect(socket, &QSslSocket::sslErrors, this, &TlsHandshake::judge);
    connect(socket, &QSslSocket::encrypted, this, &TlsHandshake::encrypted);
    connect(socket, &QAbstractSocket::errorOccurred, this, &TlsHandshake::failed);
    socket->setSslConfiguration(configuration());
    socket->setPeerVerifyName(QString::fromStdString(m_host));
    socket->startClientEncryption();
}

void TlsHandshake::judge(const QList<QSslError>& errors) {
    if (!m_pin.empty() && publicKeyFingerprint(m_socket->peerCertificate()) == m_pin)
        m_socket->ignoreSslErrors();
    else
        refuse(m_pin.empty() ? describe(errors)
                             : "the server has another key than the excepted one");
}

void TlsHandshake::encrypted() {
    const QSslCertificate certificate = m_socket->peerCertificate();
    if (!m_pin.empty()) {
        if (publicKeyFingerprint(certificate) != m_pin)
            return refuse("the server has another key than the excepted one");
    } else if (!isMadeOutTo(certificate, m_host)) {
        return refuse("the certificate was made out to another host");
    }
    m_socket->disconnect();
    finish(std::move(m_socket));
}

void TlsHandshake::failed(QAbstractSocket::SocketError error) {
    if (error == QAbstractSocket::SslHandshakeFailedError ||
        error == QAbstractSocket::SslInternalError)
        return refuse("no connection with TLS 1.2 or newer could be agreed on");
    finish(tl::unexpected(connectFailure(error)));
}

void TlsHandshake::refuse(std::string why) {
    HttpFailure failure = notSent(HttpFailureKind::CertificateBad, std::move(why));
    failure.fingerprint = publicKeyFingerprint(m_socket->peerCertificate());
    finish(tl::unexpected(std::move(failure)));
}

void TlsHandshake::finish(tl::expected<SocketPtr, HttpFailure> result) {
    m_socket.reset();
    const Done done = std::exchange(m_done, nullptr);
    done(std::move(result));
}

}  // namespace berth::platform_client
