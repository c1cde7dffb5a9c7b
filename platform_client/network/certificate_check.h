// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslCertificate>
#include <QSslError>
#include <string>
#include <string_view>

namespace berth::platform_client {

// Whether the certificate was made out to the host, by RFC 9525: only names in its subject
// alternative names count, never the common name of its subject; an IP address needs an entry for
// IP addresses; "*" stands for exactly one label, the left-most, and for nothing else, with two
// labels at least behind it. Qt's own check is more lenient.
[[nodiscard]] bool isMadeOutTo(const QSslCertificate& certificate, std::string_view host);

// The same for one name of a certificate and a host name that is no IP address.
[[nodiscard]] bool dnsNameMatches(std::string_view presented, std::string_view host);

// SHA-256 of the SubjectPublicKeyInfo (RFC 5280, 4.1), in lower-case hex: what a key is pinned by
// (RFC 7469, 2.4). Empty for what is no certificate.
[[nodiscard]] std::string publicKeyFingerprint(const QSslCertificate& certificate);

// What is wrong with a certificate, in English.
[[nodiscard]] std::string describe(const QList<QSslError>& errors);

}  // namespace berth::platform_client
