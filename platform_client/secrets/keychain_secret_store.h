// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>

#include "models/domain/secret_store.h"
#include "platform_client/secrets/keychain_entries.h"
#include "platform_client/secrets/thread_inbox.h"

namespace berth::platform_client {

// Secrets in the desktop's keychain. A locked keychain answers that there is no such entry, and
// that it has removed one, so its answers are not taken for true: an absent or removed secret is
// one that is not found after the keychain has written, read and removed an entry of our own; a
// kept one has been read back.
//
// Made and destroyed on the thread where its entries live; that thread's event loop makes the
// replies, and must run for there to be any. Requests may come from any thread and are served one
// after another. Those that are left when it is destroyed end in ShuttingDown.
class KeychainSecretStore final : public domain::SecretStore {
  public:
    // How long the keychain may take over one request: it may be asking a person for its password.
    static constexpr std::chrono::milliseconds kPatience = std::chrono::minutes(2);

    explicit KeychainSecretStore(std::unique_ptr<KeychainEntries> entries,
                                 std::chrono::milliseconds patience = kPatience);
    ~KeychainSecretStore() override;

    void read(
        std::string key,
        std::function<void(domain::Result<std::optional<domain::SecretString>>)> reply) override;
    void write(std::string key, domain::SecretString secret,
               std::function<void(domain::Result<void>)> reply) override;
    void remove(std::string key, std::function<void(domain::Result<void>)> reply) override;
    // Whether the keychain works. Errors: Unavailable (there is none, or it does not answer),
    // PermissionDenied (locked, or it refuses).
    void probe(std::function<void(domain::Result<void>)> reply);

  private:
    using Found = std::optional<domain::SecretString>;
    struct Request;
    using Step = std::function<void(EntryAnswer)>;

    void post(Request request);
    void next();
    void serve();
    void finish(domain::Result<Found> result);
    void giveUp();

    void serveRead();
    void readAgain();
    void serveWrite(bool again);
    void compare(const EntryAnswer& kept, bool again);
    void serveRemove();
    void confirmRemoval(bool again);
    void removeAgain();
    // Goes on with `then` once the keychain has proved that it works, else finishes.
    void prove(std::function<void()> then);
    void readProof(const std::string& key, const std::string& proof, std::function<void()> then);
    [[nodiscard]] Step awaited(Step then);

    std::unique_ptr<KeychainEntries> m_entries;
    std::deque<std::shared_ptr<Request>> m_waiting;
    std::shared_ptr<Request> m_served;
    bool m_accessOpen = false;  // an entry's answer is still to come
    int m_round = 0;            // counts requests served: a late answer belongs to an earlier one
    QTimer m_patience;
    QObject m_context;
    ThreadInbox m_inbox;
};

}  // namespace berth::platform_client
