// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/connection.h"
#include "tests/support/held_replies.h"

namespace berth::support {

// What setting up connections stands on, in memory. All are thread-safe; replies come inside the
// call unless they are held.

class FakeConnectionBook final : public domain::ConnectionBook {
  public:
    explicit FakeConnectionBook(std::vector<domain::ConnectionSettings> kept = {});

    void list(std::function<void(domain::Result<std::vector<domain::ConnectionSettings>>)> reply)
        override;
    void keep(domain::ConnectionSettings settings,
              std::function<void(domain::Result<void>)> reply) override;
    void remove(domain::ConnectionId id, std::function<void(domain::Result<void>)> reply) override;

    // Every further call fails with this; nothing: they work again.
    void fail(std::optional<domain::Error> error);
    [[nodiscard]] std::vector<domain::ConnectionSettings> kept() const;
    HeldReplies replies;

  private:
    mutable std::mutex m_mutex;
    std::vector<domain::ConnectionSettings> m_kept;
    std::optional<domain::Error> m_error;
};

// Secrets in memory that pass for a keychain, until the test says otherwise.
class FakeSecretStore final : public domain::SecretVault {
  public:
    void read(
        std::string key,
        std::function<void(domain::Result<std::optional<domain::SecretString>>)> reply) override;
    void write(std::string key, domain::SecretString secret,
               std::function<void(domain::Result<void>)> reply) override;
    void remove(std::string key, std::function<void(domain::Result<void>)> reply) override;
    void keeping(std::function<void(domain::SecretKeeping)> reply) override;
    void lookAgain(std::function<void(domain::SecretKeeping)> reply) override;

    // What keeping() and lookAgain() answer from now on.
    void setKeeping(domain::SecretKeeping keeping);
    [[nodiscard]] int looks() const;
    void put(const std::string& key, const std::string& secret);
    void fail(std::optional<domain::Error> error);
    // Calls about this key alone fail.
    void failOn(const std::string& key, domain::Error error);
    [[nodiscard]] std::map<std::string, std::string> kept() const;
    HeldReplies replies;

  private:
    // With the mutex held.
    [[nodiscard]] std::optional<domain::Error> errorFor(const std::string& key) const;

    mutable std::mutex m_mutex;
    std::map<std::string, std::string> m_kept;
    std::optional<domain::Error> m_error;
    std::map<std::string, domain::Error> m_errors;
    domain::SecretKeeping m_keeping{domain::SecretPlace::Keychain, std::nullopt};
    int m_looks = 0;
};

// Gives the verdict that was set, "Works" at first, and remembers what was to be tested.
class FakeConnectionTester final : public domain::ConnectionTester {
  public:
    struct Asked {
        domain::ConnectionSettings settings;
        std::string token;
        std::string privateKey;
    };

    void test(domain::ConnectionSettings settings, domain::ConnectionSecrets secrets,
              std::function<void(domain::ConnectionVerdict)> reply) override;

    void set(domain::ConnectionVerdict verdict);
    [[nodiscard]] std::vector<Asked> asked() const;
    HeldReplies replies;

  private:
    mutable std::mutex m_mutex;
    domain::ConnectionVerdict m_verdict;
    std::vector<Asked> m_asked;
};

// Makes the same pair each time: text in the shape of PEM, and no key.
class FakeKeyPairMaker final : public domain::KeyPairMaker {
  public:
    void make(std::function<void(domain::Result<domain::RsaKeyPair>)> reply) override;

    void fail(std::optional<domain::Error> error);
    [[nodiscard]] static std::string privateKey();
    [[nodiscard]] static std::string publicKey();
    HeldReplies replies;

  private:
    mutable std::mutex m_mutex;
    std::optional<domain::Error> m_error;
};

// A token in the platform's shape that no platform knows.
[[nodiscard]] std::string sampleToken();
// "Production", a connection as it stands in the book.
[[nodiscard]] domain::ConnectionSettings sampleConnection(const std::string& id = "c-production",
                                                          const std::string& name = "Production");

}  // namespace berth::support
