// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <optional>

#include "platform_client/secrets/keychain_secret_store.h"
#include "platform_client/secrets/session_secret_store.h"

namespace berth::platform_client {

// The keychain where it works, else memory. Requests that come before that is known wait for it.
// Threads and destruction as with KeychainSecretStore.
class DesktopSecretVault final : public domain::SecretVault {
  public:
    // Begins to look whether the keychain works.
    explicit DesktopSecretVault(std::unique_ptr<KeychainSecretStore> keychain);
    ~DesktopSecretVault() override;

    void read(
        std::string key,
        std::function<void(domain::Result<std::optional<domain::SecretString>>)> reply) override;
    void write(std::string key, domain::SecretString secret,
               std::function<void(domain::Result<void>)> reply) override;
    void remove(std::string key, std::function<void(domain::Result<void>)> reply) override;
    void keeping(std::function<void(domain::SecretKeeping)> reply) override;
    void lookAgain(std::function<void(domain::SecretKeeping)> reply) override;

  private:
    // The error: it is being destroyed.
    using Job = std::function<void(const domain::Result<domain::SecretKeeping>&)>;
    struct Move;

    // In the order they came.
    void whenKnown(Job job);
    void serveNext();
    void serveNextSoon();
    void look();
    void moveToKeychain(std::shared_ptr<Move> move);
    void settle(domain::SecretKeeping keeping);

    SessionSecretStore m_session;
    std::optional<domain::SecretKeeping> m_keeping;  // nothing: it is being looked
    std::deque<Job> m_waiting;
    std::unique_ptr<KeychainSecretStore> m_keychain;
    ThreadInbox m_inbox;
};

}  // namespace berth::platform_client
