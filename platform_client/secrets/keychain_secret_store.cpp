// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/secrets/keychain_secret_store.h"

#include <fmt/core.h>
#include <unistd.h>

#include <QMetaObject>
#include <QUuid>
#include <utility>

namespace berth::platform_client {

using domain::Error;
using domain::ErrorCode;
using domain::fail;
using domain::Result;
using domain::SecretString;

namespace {

Error errorOf(const EntryAnswer& answer, ErrorCode otherwise, const char* doing) {
    if (answer.result == EntryResult::Denied) {
        return {ErrorCode::PermissionDenied,
                fmt::format("the keychain is locked or refuses access: {}", answer.detail),
                true,
                {}};
    }
    return {otherwise, fmt::format("the keychain does not {}: {}", doing, answer.detail), true, {}};
}

tl::unexpected<Error> keychainClosing() {
    return fail(ErrorCode::ShuttingDown, "the keychain is not used any more");
}

// Not secret; only unlike what an earlier probe has left behind.
std::string freshProof() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

}  // namespace

struct KeychainSecretStore::Request {
    enum class Kind { Read, Write, Remove, Probe };

    Kind kind;
    std::string key;
    SecretString secret;
    std::function<void(Result<Found>)> reply;
};

KeychainSecretStore::KeychainSecretStore(std::unique_ptr<KeychainEntries> entries,
                                         std::chrono::milliseconds patience)
    : m_entries(std::move(entries)) {
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    QObject::connect(&m_patience, &QTimer::timeout, &m_context, [this] { giveUp(); });
}

KeychainSecretStore::~KeychainSecretStore() {
    m_entries.reset();
    if (m_served != nullptr) m_waiting.push_front(std::move(m_served));
    for (const auto& request : m_waiting)
        request->reply(keychainClosing());
}

void KeychainSecretStore::read(std::string key, std::function<void(Result<Found>)> reply) {
    post({Request::Kind::Read, std::move(key), {}, std::move(reply)});
}

void KeychainSecretStore::write(std::string key, SecretString secret,
                                std::function<void(Result<void>)> reply) {
    post({Request::Kind::Write, std::move(key), std::move(secret),
          [reply = std::move(reply)](const Result<Found>& result) {
              reply(result ? Result<void>() : tl::unexpected(result.error()));
          }});
}

void KeychainSecretStore::remove(std::string key, std::function<void(Result<void>)> reply) {
    post({Request::Kind::Remove,
          std::move(key),
          {},
          [reply = std::move(reply)](const Result<Found>& result) {
              reply(result ? Result<void>() : tl::unexpected(result.error()));
          }});
}

void KeychainSecretStore::probe(std::function<void(Result<void>)> reply) {
    post({Request::Kind::Probe, {}, {}, [reply = std::move(reply)](const Result<Found>& result) {
              reply(result ? Result<void>() : tl::unexpected(result.error()));
          }});
}

void KeychainSecretStore::post(Request request) {
    m_inbox.post([this, shared = std::make_shared<Request>(std::move(request))](bool alive) {
        if (!alive) return shared->reply(keychainClosing());
        m_waiting.push_back(shared);
        next();
    });
}

void KeychainSecretStore::next() {
    if (m_served != nullptr || m_waiting.empty()) return;
    m_served = std::move(m_waiting.front());
    m_waiting.pop_front();
    ++m_round;
    if (m_accessOpen) {
        return finish(fail(ErrorCode::Unavailable,
                           "the keychain still does not answer an earlier request", {}, true));
    }
    m_patience.start();
    serve();
}

void KeychainSecretStore::serve() {
    switch (m_served->kind) {
        case Request::Kind::Read:
            return serveRead();
        case Request::Kind::Write:
            return serveWrite(false);
        case Request::Kind::Remove:
            return serveRemove();
        case Request::Kind::Probe:
            return prove([this] { finish(Found()); });
    }
}

void KeychainSecretStore::finish(Result<Found> result) {
    m_patience.stop();
    const auto request = std::exchange(m_served, nullptr);
    QMetaObject::invokeMethod(
        &m_context, [this] { next(); }, Qt::QueuedConnection);
    // Last, since it may destroy this.
    request->reply(std::move(result));
}

void KeychainSecretStore::giveUp() {
    if (m_served == nullptr) return;
    finish(
        fail(ErrorCode::Unavailable,
             fmt::format(
                 "the keychain has not answered for {} s; it may wait for its password "
                 "in a window of its own",
                 std::chrono::ceil<std::chrono::seconds>(m_patience.intervalAsDuration()).count()),
             {}, true));
}

KeychainSecretStore::Step KeychainSecretStore::awaited(Step then) {
    m_accessOpen = true;
    return [this, round = m_round, then = std::move(then)](EntryAnswer answer) {
        m_accessOpen = false;
        if (m_served != nullptr && round == m_round) then(std::move(answer));
    };
}

void KeychainSecretStore::serveRead() {
    m_entries->read(m_served->key, awaited([this](EntryAnswer answer) {
                        if (answer.result == EntryResult::Done) {
                            return finish(Found(std::move(answer.value)));
                        }
                        prove([this] { readAgain(); });
                    }));
}

void KeychainSecretStore::readAgain() {
    m_entries->read(
        m_served->key, awaited([this](EntryAnswer answer) {
            switch (answer.result) {
                case EntryResult::Done:
                    return finish(Found(std::move(answer.value)));
                case EntryResult::NotFound:
                    return finish(Found());
                case EntryResult::Denied:
                case EntryResult::Failed:
                    break;
            }
            finish(tl::unexpected(errorOf(answer, ErrorCode::StorageFailed, "give the secret")));
        }));
}

void KeychainSecretStore::serveWrite(bool again) {
    const auto readBack = [this, again](const EntryAnswer& written) {
        if (written.result != EntryResult::Done) {
            if (!again) return prove([this] { serveWrite(true); });
            return finish(
                tl::unexpected(errorOf(written, ErrorCode::StorageFailed, "keep the secret")));
        }
        m_entries->read(m_served->key,
                        awaited([this, again](const EntryAnswer& kept) { compare(kept, again); }));
    };
    m_entries->write(m_served->key, m_served->secret, awaited(readBack));
}

void KeychainSecretStore::compare(const EntryAnswer& kept, bool again) {
    if (kept.result == EntryResult::Done && kept.value.reveal() == m_served->secret.reveal()) {
        return finish(Found());
    }
    if (!again) return prove([this] { serveWrite(true); });
    finish(tl::unexpected(
        errorOf(kept, ErrorCode::StorageFailed, "give back the secret it was given")));
}

// What a removal answers is worth nothing: it is looked whether the secret is gone, once the
// keychain has proved that it finds what there is.
void KeychainSecretStore::serveRemove() {
    m_entries->remove(m_served->key, awaited([this](const EntryAnswer&) {
                          prove([this] { confirmRemoval(false); });
                      }));
}

void KeychainSecretStore::confirmRemoval(bool again) {
    m_entries->read(
        m_served->key, awaited([this, again](const EntryAnswer& answer) {
            if (answer.result == EntryResult::NotFound) return finish(Found());
            if (answer.result == EntryResult::Done && !again) return removeAgain();
            finish(tl::unexpected(errorOf(answer, ErrorCode::StorageFailed, "remove the secret")));
        }));
}

// It was locked when it said that it had removed it.
void KeychainSecretStore::removeAgain() {
    m_entries->remove(m_served->key, awaited([this](const EntryAnswer&) { confirmRemoval(true); }));
}

void KeychainSecretStore::prove(std::function<void()> then) {
    // One a process, so that two of them do not take away each other's.
    const std::string key = fmt::format("probe/{}", ::getpid());
    const std::string proof = freshProof();
    m_entries->write(
        key, SecretString(proof),
        awaited([this, key, proof, then = std::move(then)](const EntryAnswer& written) {
            if (written.result == EntryResult::Done) return readProof(key, proof, then);
            finish(tl::unexpected(errorOf(written, ErrorCode::Unavailable, "keep anything")));
        }));
}

void KeychainSecretStore::readProof(const std::string& key, const std::string& proof,
                                    std::function<void()> then) {
    const auto removed = [this, then = std::move(then)](const EntryAnswer& answer) {
        if (answer.result == EntryResult::Done) return then();
        finish(tl::unexpected(errorOf(answer, ErrorCode::Unavailable, "remove anything")));
    };
    m_entries->read(key, awaited([this, key, proof, removed](const EntryAnswer& kept) {
                        if (kept.result != EntryResult::Done || kept.value.reveal() != proof) {
                            return finish(tl::unexpected(
                                errorOf(kept, ErrorCode::Unavailable, "give back what it keeps")));
                        }
                        m_entries->remove(key, awaited(removed));
                    }));
}

}  // namespace berth::platform_client
