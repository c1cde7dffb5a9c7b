// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "models/bridge/reply_desk.h"
#include "models/domain/connection.h"

namespace berth::bridge {

// PlatformBridge's counterpart for setting connections up: the book of connections, their secrets,
// tests and key pairs. The same rules hold: answers come on the desk's thread (the GUI thread),
// never inside the call, never to a context that is gone.
//
// A connection stands in the book only once its secrets are kept, and leaves the secret store
// before the book: a crash in between leaves at worst a connection whose secrets are asked for.
class ConnectionDesk final : public QObject {
    Q_OBJECT
  public:
    template <class T>
    using Answer = std::function<void(domain::Result<T>)>;
    using SecretsPtr = std::shared_ptr<domain::ConnectionSecrets>;
    using KeyPairPtr = std::shared_ptr<domain::RsaKeyPair>;
    // All outlive the desk.
    struct Seams {
        domain::ConnectionBook& book;
        domain::SecretVault& secrets;
        domain::ConnectionTester& tester;
        domain::KeyPairMaker& keys;
    };
    struct Removed {
        std::optional<domain::Error> secretsLeft;  // why secrets may still be in the keychain
    };

    explicit ConnectionDesk(Seams seams, QObject* parent = nullptr);
    ~ConnectionDesk() override;
    // Reads the book. Nothing is touched before, and the secret store only when it is needed: a
    // keychain may ask a person to unlock it.
    void start();

    // Whether the book has answered, and what it could not do.
    [[nodiscard]] bool isRead() const { return m_read; }
    [[nodiscard]] const std::optional<domain::Error>& problem() const { return m_problem; }
    // In the order they were made.
    [[nodiscard]] const std::vector<domain::ConnectionSettings>& connections() const {
        return m_connections;
    }
    [[nodiscard]] const domain::ConnectionSettings* find(const domain::ConnectionId& id) const;
    [[nodiscard]] static domain::ConnectionId newId();

    // Finds out where secrets go, once; changed() tells.
    void findKeychain();
    // Where secrets that are kept now go; nothing: it is not known yet.
    [[nodiscard]] const std::optional<domain::SecretKeeping>& keeping() const { return m_keeping; }
    // Looks for a keychain anew. Requests that come after it wait for what it finds.
    void lookForKeychain();

    // Adds the connection or replaces the one with its id. Secrets that are empty stay as they are
    // kept. In Simple mode a private key that was kept is removed. Errors: of the secret store, and
    // StorageFailed, InvalidArgument (name) of the book.
    void keep(domain::ConnectionSettings settings, domain::ConnectionSecrets secrets,
              QObject* context, Answer<void> answer);
    // Secrets that cannot be removed do not hold the connection back; the answer says so.
    void remove(const domain::ConnectionId& id, QObject* context, Answer<Removed> answer);
    // What its key mode needs. Errors: NotFound (never kept, or gone), and of the secret store.
    void readSecrets(const domain::ConnectionSettings& settings, QObject* context,
                     Answer<SecretsPtr> answer);
    // Secrets that are empty are taken from the store. An error means that these could not be read:
    // nothing was tested.
    void test(domain::ConnectionSettings settings, domain::ConnectionSecrets secrets,
              QObject* context, Answer<domain::ConnectionVerdict> answer);
    void makeKeyPair(QObject* context, Answer<KeyPairPtr> answer);

  Q_SIGNALS:
    // The connections, or where secrets go.
    void changed();
    // Other secrets are kept for it than before.
    void secretsChanged(const berth::domain::ConnectionId& id);

  private:
    using Step = std::function<void(domain::Result<void>)>;

    [[nodiscard]] std::function<void(domain::SecretKeeping)> keepingReply();
    void keepSecrets(const domain::ConnectionSettings& settings, const SecretsPtr& secrets,
                     Step then);
    void write(const domain::ConnectionId& id, const char* purpose, domain::SecretString secret,
               Step then);
    void removeSecret(const domain::ConnectionId& id, const char* purpose, Step then);
    void readSecret(const domain::ConnectionId& id, const char* purpose,
                    Answer<std::shared_ptr<domain::SecretString>> answer);
    void complete(const domain::ConnectionSettings& settings, const SecretsPtr& secrets, Step then);
    void put(const domain::ConnectionSettings& settings);

    Seams m_seams;
    std::vector<domain::ConnectionSettings> m_connections;
    std::optional<domain::Error> m_problem;
    bool m_read = false;
    bool m_keepingAsked = false;
    std::optional<domain::SecretKeeping> m_keeping;
    ReplyDesk m_desk{this};
};

}  // namespace berth::bridge
