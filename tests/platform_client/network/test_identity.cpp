// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/network/test_identity.h"

#include <openssl/x509v3.h>

#include <QByteArray>
#include <QCryptographicHash>
#include <atomic>
#include <stdexcept>

namespace berth::platform_client {

namespace {

template <class T>
T* made(T* object) {
    if (object == nullptr) throw std::runtime_error("OpenSSL made nothing");
    return object;
}

std::shared_ptr<EVP_PKEY> newKey(Identity::KeyKind kind) {
    EVP_PKEY* key = nullptr;
    switch (kind) {
        case Identity::KeyKind::Rsa:
            key = EVP_RSA_gen(2048);
            break;
        case Identity::KeyKind::EllipticCurve:
            key = EVP_EC_gen("P-256");
            break;
        case Identity::KeyKind::Ed25519:
            key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
            break;
    }
    return {made(key), EVP_PKEY_free};
}

void addName(GENERAL_NAMES* names, int type, const std::string& bytes) {
    GENERAL_NAME* name = made(GENERAL_NAME_new());
    ASN1_STRING* value = made(type == GEN_DNS ? ASN1_IA5STRING_new() : ASN1_OCTET_STRING_new());
    ASN1_STRING_set(value, bytes.data(), static_cast<int>(bytes.size()));
    GENERAL_NAME_set0_value(name, type, value);
    sk_GENERAL_NAME_push(names, name);
}

std::string addressBytes(const std::string& text) {
    const std::unique_ptr<ASN1_OCTET_STRING, void (*)(ASN1_OCTET_STRING*)> bytes(
        made(a2i_IPADDRESS(text.c_str())), ASN1_OCTET_STRING_free);
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(bytes.get())),
            static_cast<std::size_t>(ASN1_STRING_length(bytes.get()))};
}

void addNames(X509* certificate, const Identity::Wish& wish) {
    if (wish.dnsNames.empty() && wish.addresses.empty()) return;
    const std::unique_ptr<GENERAL_NAMES, void (*)(GENERAL_NAMES*)> names(made(GENERAL_NAMES_new()),
                                                                         GENERAL_NAMES_free);
    for (const std::string& each : wish.dnsNames)
        addName(names.get(), GEN_DNS, each);
    for (const std::string& each : wish.addresses)
        addName(names.get(), GEN_IPADD, addressBytes(each));
    X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, X509V3_ADD_DEFAULT);
}

void addConstraints(X509* certificate, bool authority) {
    X509_EXTENSION* extension = made(X509V3_EXT_conf_nid(
        nullptr, nullptr, NID_basic_constraints, authority ? "critical,CA:TRUE" : "CA:FALSE"));
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

}  // namespace

Identity Identity::make(const Wish& wish, const Identity* authority) {
    static std::atomic<long> serial{1};
    Identity identity;
    identity.m_key = newKey(wish.key);
    identity.m_certificate = {made(X509_new()), X509_free};
    X509* certificate = identity.m_certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), std::chrono::seconds(wish.begins).count());
    X509_gmtime_adj(X509_getm_notAfter(certificate), std::chrono::seconds(wish.ends).count());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(wish.commonName.c_str()), -1,
                               -1, 0);
    const Identity& issuer = authority ? *authority : identity;
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer.certificate()));
    X509_set_pubkey(certificate, identity.key());
    addNames(certificate, wish);
    addConstraints(certificate, wish.authority);
    const bool digestInside = EVP_PKEY_is_a(issuer.key(), "ED25519") == 1;
    if (X509_sign(certificate, issuer.key(), digestInside ? nullptr : EVP_sha256()) == 0)
        throw std::runtime_error("OpenSSL signed nothing");
    return identity;
}

QSslCertificate Identity::qt() const {
    unsigned char* bytes = nullptr;
    const int size = i2d_X509(certificate(), &bytes);
    const QByteArray der(reinterpret_cast<const char*>(bytes), size);
    OPENSSL_free(bytes);
    return QSslCertificate(der, QSsl::Der);
}

std::string Identity::fingerprint() const {
    unsigned char* bytes = nullptr;
    const int size = i2d_PUBKEY(key(), &bytes);
    const QByteArray der(reinterpret_cast<const char*>(bytes), size);
    OPENSSL_free(bytes);
    return QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex().toStdString();
}

}  // namespace berth::platform_client
