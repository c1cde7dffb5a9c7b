// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/secrets/desktop_secret_vault.h"

#include <utility>

namespace berth::platform_client {

using domain::Error;
using domain::ErrorCode;
using domain::fail;
using domain::Result;
using domain::SecretKeeping;
using domain::SecretPlace;
using domain::SecretString;

namespace {

using Found = std::optional<SecretString>;

bool isKeychain(const SecretKeeping& keeping) {
    return keeping.place == SecretPlace::Keychain;
}

tl::unexpected<Error> shuttingDown() {
    return fail(ErrorCode::ShuttingDown, "the secrets are not used any more");
}

SecretKeeping keepingOf(const Result<SecretKeeping>& now) {
    return now ? *now : SecretKeeping{SecretPlace::Session, now.error()};
}

// What is not in memory may be where it cannot be looked for.
Error outOfReach(const SecretKeeping& keeping) {
    return keeping.problem.value_or(Error{ErrorCode::Unavailable, "no keychain is used", true, {}});
}

}  // namespace

// Secrets of this session on their way into the keychain.
struct DesktopSecretVault::Move {
    std::vector<std::pair<std::string, SecretString>> secrets;
    std::size_t next = 0;
};

DesktopSecretVault::DesktopSecretVault(std::unique_ptr<KeychainSecretStore> keychain)
    : m_keychain(std::move(keychain)) {
    look();
}

DesktopSecretVault::~DesktopSecretVault() {
    m_keychain.reset();
    for (const Job& job : m_waiting)
        job(shuttingDown());
}

void DesktopSecretVault::whenKnown(Job job) {
    m_inbox.post([this, job = std::move(job)](bool alive) {
        if (!alive) return job(shuttingDown());
        m_waiting.push_back(job);
        serveNext();
    });
}

void DesktopSecretVault::serveNext() {
    if (!m_keeping || m_waiting.empty()) return;
    const Job job = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (!m_waiting.empty()) serveNextSoon();
    // Last, since it may destroy this.
    job(*m_keeping);
}

void DesktopSecretVault::serveNextSoon() {
    m_inbox.post([this](bool alive) {
        if (alive) serveNext();
    });
}

void DesktopSecretVault::look() {
    m_keychain->probe([this](const Result<void>& works) {
        if (!works) return settle({SecretPlace::Session, works.error()});
        const auto move = std::make_shared<Move>();
        move->secrets = m_session.contents();
        moveToKeychain(move);
    });
}

// Nothing leaves memory before all has arrived: what has moved and is lost sight of again would
// have to be typed once more.
void DesktopSecretVault::moveToKeychain(std::shared_ptr<Move> move) {
    if (move->next == move->secrets.size()) {
        m_session.clear();
        return settle({SecretPlace::Keychain, {}});
    }
    auto& [key, secret] = move->secrets[move->next++];
    m_keychain->write(key, std::move(secret), [this, move](const Result<void>& written) {
        if (!written) return settle({SecretPlace::Session, written.error()});
        moveToKeychain(move);
    });
}

void DesktopSecretVault::settle(SecretKeeping keeping) {
    // The keychain is ended only together with this.
    if (keeping.problem && keeping.problem->code == ErrorCode::ShuttingDown) return;
    m_keeping = std::move(keeping);
    serveNextSoon();
}

void DesktopSecretVault::read(std::string key, std::function<void(Result<Found>)> reply) {
    whenKnown([this, key = std::move(key), reply = std::move(reply)](const auto& now) {
        if (!now) return reply(tl::unexpected(now.error()));
        if (isKeychain(*now)) return m_keychain->read(key, reply);
        m_session.read(key, [&](Result<Found> found) {
            if (found && !*found) found = tl::unexpected(outOfReach(*now));
            reply(std::move(found));
        });
    });
}

void DesktopSecretVault::write(std::string key, SecretString secret,
                               std::function<void(Result<void>)> reply) {
    // Shared, because what waits must be copyable.
    const auto kept = std::make_shared<SecretString>(std::move(secret));
    whenKnown([this, key = std::move(key), kept, reply = std::move(reply)](const auto& now) {
        if (!now) return reply(tl::unexpected(now.error()));
        if (isKeychain(*now)) return m_keychain->write(key, std::move(*kept), reply);
        m_session.write(key, std::move(*kept), reply);
    });
}

void DesktopSecretVault::remove(std::string key, std::function<void(Result<void>)> reply) {
    whenKnown([this, key = std::move(key), reply = std::move(reply)](const auto& now) {
        if (!now) return reply(tl::unexpected(now.error()));
        if (isKeychain(*now)) return m_keychain->remove(key, reply);
        if (!m_session.holds(key)) return reply(tl::unexpected(outOfReach(*now)));
        m_session.remove(key, reply);
    });
}

void DesktopSecretVault::keeping(std::function<void(SecretKeeping)> reply) {
    whenKnown([reply = std::move(reply)](const auto& now) { reply(keepingOf(now)); });
}

void DesktopSecretVault::lookAgain(std::function<void(SecretKeeping)> reply) {
    m_inbox.post([this, reply = std::move(reply)](bool alive) {
        if (alive && m_keeping) {
            m_keeping.reset();
            look();
        }
        keeping(reply);
    });
}

}  // namespace berth::platform_client
