// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/certificate_check.h"

#include <openssl/crypto.h>
#include <openssl/x509.h>

#include <QByteArray>
#include <QCryptographicHash>
#include <QHostAddress>
#include <QSsl>
#include <QString>
#include <algorithm>
#include <memory>

#include "models/domain/ascii.h"
#include "platform_client/http/http_request.h"

namespace berth::platform_client {

namespace {

constexpr std::size_t kLongestName = 253;

// Letters, digits, hyphens, and the underscore that names of the DNS have.
bool isHostName(std::string_view name) {
    return !name.empty() && name.size() <= kLongestName && name.front() != '.' &&
           name.back() != '.' && name.find("..") == std::string_view::npos &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
                      c == '_';
           });
}

std::string describe(QSslError::SslError error) {
    switch (error) {
        case QSslError::SelfSignedCertificate:
        case QSslError::SelfSignedCertificateInChain:
            return "the certificate is self-signed";
        case QSslError::UnableToGetIssuerCertificate:
        case QSslError::UnableToGetLocalIssuerCertificate:
        case QSslError::UnableToVerifyFirstCertificate:
        case QSslError::CertificateUntrusted:
            return "nobody this computer trusts has signed the certificate";
        case QSslError::CertificateSignatureFailed:
            return "the certificate's signature is wrong";
        case QSslError::CertificateExpired:
            return "the certificate has expired";
        case QSslError::CertificateNotYetValid:
            return "the certificate is not valid yet";
        case QSslError::HostNameMismatch:
            return "the certificate was made out to another host";
        case QSslError::CertificateRevoked:
        case QSslError::CertificateBlacklisted:
            return "the certificate was revoked";
        case QSslError::InvalidCaCertificate:
        case QSslError::InvalidPurpose:
        case QSslError::PathLengthExceeded:
            return "the certificate was signed by one that must not sign";
        case QSslError::NoPeerCertificate:
            return "the server showed no certificate";
        default:
            return "certificate error " + std::to_string(static_cast<int>(error));
    }
}

}  // namespace

bool dnsNameMatches(std::string_view presented, std::string_view host) {
    const std::string name = domain::lowerCase(presented);
    std::string wanted = domain::lowerCase(host);
    if (wanted.ends_with('.')) wanted.pop_back();  // the root, which certificates leave out
    if (!isHostName(wanted)) return false;
    if (!name.starts_with("*.")) return isHostName(name) && name == wanted;
    const std::string_view behind = std::string_view(name).substr(2);
    if (!isHostName(behind) || behind.find('.') == std::string_view::npos) return false;
    const std::size_t dot = wanted.find('.');
    return dot != std::string::npos && std::string_view(wanted).substr(dot + 1) == behind;
}

bool isMadeOutTo(const QSslCertificate& certificate, std::string_view host) {
    const auto names = certificate.subjectAlternativeNames();
    const QHostAddress address(
        QString::fromLatin1(host.data(), static_cast<qsizetype>(host.size())));
    if (!address.isNull()) {
        const auto entries = names.values(QSsl::IpAddressEntry);
        return std::any_of(entries.begin(), entries.end(),
                           [&](const QString& entry) { return QHostAddress(entry) == address; });
    }
    const auto entries = names.values(QSsl::DnsEntry);
    return std::any_of(entries.begin(), entries.end(), [&](const QString& entry) {
        return dnsNameMatches(entry.toLatin1().toStdString(), host);
    });
}

std::string publicKeyFingerprint(const QSslCertificate& certificate) {
    // Not by QSslCertificate::publicKey(), which knows RSA, DSA and elliptic curves only.
    const QByteArray der = certificate.toDer();
    const auto* begin = reinterpret_cast<const unsigned char*>(der.constData());
    const std::unique_ptr<X509, void (*)(X509*)> parsed(
        d2i_X509(nullptr, &begin, static_cast<long>(der.size())), X509_free);
    if (!parsed) return {};
    unsigned char* written = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(parsed.get()), &written);
    if (size <= 0) return {};
    const std::unique_ptr<unsigned char, void (*)(unsigned char*)> key(
        written, [](unsigned char* bytes) { OPENSSL_free(bytes); });
    const QByteArray bytes(reinterpret_cast<const char*>(key.get()), size);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
}

std::string describe(const QList<QSslError>& errors) {
    std::string made;
    for (const QSslError& each : errors) {
        const std::string text = describe(each.error());
        if (made.find(text) != std::string::npos) continue;
        if (!made.empty()) made += "; ";
        made += text;
    }
    return made;
}

}  // namespace berth::platform_client
