// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "models/domain/error.h"
#include "models/domain/ids.h"
#include "models/domain/secret_store.h"
#include "models/domain/units.h"

namespace berth::domain {

using ConnectionId = Id<struct ConnectionTag>;

enum class ConnectionKind { Simulator, Gongji };

// How requests are signed. Fixed when the key is made on the platform's site.
enum class KeyMode { Simple, Rsa };

// A platform that a person has connected Berth to. Holds no secret: those are in the SecretStore
// under secretKey().
struct ConnectionSettings {
    ConnectionId id;   // chosen once, never reused
    std::string name;  // the person's own, 1 … 60 characters
    ConnectionKind kind = ConnectionKind::Gongji;
    std::string baseUrl;  // "https://openapi.suanli.cn": scheme, host and port, no path
    KeyMode keyMode = KeyMode::Simple;
    std::string publicKey;          // Rsa: PEM of the key to upload, to show it again
    bool readOnly = false;          // nothing is sent that changes anything
    std::string pinnedCertificate;  // SHA-256 of the public key, hex; empty: none is excepted
    std::int64_t createdUnixMs = 0;

    friend bool operator==(const ConnectionSettings&, const ConnectionSettings&) = default;
};

// Key of the SecretStore; purpose is "token" or "private-key".
[[nodiscard]] std::string secretKey(const ConnectionId& connection, const char* purpose);

struct ConnectionSecrets {
    SecretString token;
    SecretString privateKey;  // PEM, Rsa only
};

// What a test of a connection found, worst cause first: the interface says what to do about it.
enum class ConnectionVerdictKind {
    Works,
    BadAddress,        // not a URL that may be used
    NoNetwork,         // nothing reachable: no route, no such name
    ProxyFailed,       // the proxy of the system does not let it through
    Refused,           // reachable, but nothing listens there
    CertificateBad,    // TLS failed; `detail` says how, `fingerprint` whose key it was
    NotThePlatform,    // something answers, and it does not speak this API
    ClockSkewed,       // this computer's clock is off by `skew`
    TokenMalformed,    // the text cannot be a token
    TokenRefused,      // the platform does not know it, or not any more
    SignatureRefused,  // the key pair does not belong to the token
    KeyModeWrong,      // the token is of the other mode
    RateLimited,       // asked too often; try later
    TimedOut,
    PlatformFailed,  // it answers with an error of its own
};

struct ConnectionVerdict {
    ConnectionVerdictKind kind = ConnectionVerdictKind::Works;
    Duration skew{0};         // ours minus theirs, where the answer told the time
    Duration took{0};         // of the whole test
    int gpuSpecs = 0;         // Works: how much of a catalogue was seen
    int deployments = 0;      // Works: how many deployments are there
    std::string fingerprint;  // SHA-256 of the certificate's public key, hex
    std::string detail;       // English evidence, holds no secret

    friend bool operator==(const ConnectionVerdict&, const ConnectionVerdict&) = default;
};

// Tries a connection before it is kept. Returns at once; exactly one reply, on any thread.
class ConnectionTester {
  public:
    ConnectionTester() = default;
    ConnectionTester(const ConnectionTester&) = delete;
    ConnectionTester& operator=(const ConnectionTester&) = delete;
    virtual ~ConnectionTester() = default;

    virtual void test(ConnectionSettings settings, ConnectionSecrets secrets,
                      std::function<void(ConnectionVerdict)> reply) = 0;
};

struct RsaKeyPair {
    SecretString privateKey;  // PEM, PKCS#8
    std::string publicKey;    // PEM, SubjectPublicKeyInfo: what is uploaded
};

// Makes RSA-2048 key pairs, off the caller's thread: it takes up to a second.
class KeyPairMaker {
  public:
    KeyPairMaker() = default;
    KeyPairMaker(const KeyPairMaker&) = delete;
    KeyPairMaker& operator=(const KeyPairMaker&) = delete;
    virtual ~KeyPairMaker() = default;

    virtual void make(std::function<void(Result<RsaKeyPair>)> reply) = 0;
};

// The connections a person has set up, kept over restarts. Calls return at once; replies come on
// the store's thread once durable. Errors: StorageFailed; of keep() InvalidArgument with the field
// that breaks a rule of connection_rules.h, AlreadyExists (the name is taken, or the id was that of
// a connection that is gone); of remove() NotFound.
class ConnectionBook {
  public:
    ConnectionBook() = default;
    ConnectionBook(const ConnectionBook&) = delete;
    ConnectionBook& operator=(const ConnectionBook&) = delete;
    virtual ~ConnectionBook() = default;

    // In the order they were made; the simulator is not among them.
    virtual void list(std::function<void(Result<std::vector<ConnectionSettings>>)> reply) = 0;
    // Adds it, or replaces the one with that id. Name and address are kept normalised.
    virtual void keep(ConnectionSettings settings, std::function<void(Result<void>)> reply) = 0;
    virtual void remove(ConnectionId id, std::function<void(Result<void>)> reply) = 0;
};

// One call to a platform's API, for the Activity page. Holds no secret.
struct ApiCall {
    ConnectionId connection;
    std::uint64_t sequence = 0;  // grows by one for each observer
    std::int64_t startedUnixMs = 0;
    std::string method;  // "GET"
    std::string path;    // with the query, secrets replaced
    int status = 0;      // HTTP status; 0: no answer
    std::string code;    // of the answer's envelope, "0000"; empty: none
    Duration took{0};
    int attempt = 1;        // 1, 2, 3 of one and the same call
    std::string problem;    // English; empty: it went well
    std::string requestId;  // the platform's own, where it gave one

    friend bool operator==(const ApiCall&, const ApiCall&) = default;
};

using ApiCallObserver = std::function<void(const ApiCall&)>;  // on any thread, must not block

}  // namespace berth::domain
