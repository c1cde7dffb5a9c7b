// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/connection_desk.h"

#include <QRandomGenerator>
#include <algorithm>
#include <string>
#include <utility>

namespace berth::bridge {

using domain::ConnectionId;
using domain::ConnectionSecrets;
using domain::ConnectionSettings;
using domain::ConnectionVerdict;
using domain::Error;
using domain::ErrorCode;
using domain::KeyMode;
using domain::Result;
using domain::SecretString;

namespace {

constexpr const char* kToken = "token";
constexpr const char* kPrivateKey = "private-key";

// The last step of a chain: its context may be gone by then.
template <class T>
auto guarded(QObject* context, std::function<void(Result<T>)> answer) {
    return [context = QPointer<QObject>(context), answer = std::move(answer)](Result<T> result) {
        if (context && answer) answer(std::move(result));
    };
}

}  // namespace

ConnectionDesk::ConnectionDesk(Seams seams, QObject* parent) : QObject(parent), m_seams(seams) {}

ConnectionDesk::~ConnectionDesk() = default;

void ConnectionDesk::start() {
    m_seams.book.list(m_desk.expect<std::vector<ConnectionSettings>>(
        this, [this](Result<std::vector<ConnectionSettings>> all) {
            m_read = true;
            if (all) {
                m_connections = std::move(*all);
            } else {
                m_problem = all.error();
            }
            Q_EMIT changed();
        }));
}

const ConnectionSettings* ConnectionDesk::find(const ConnectionId& id) const {
    const auto found = std::ranges::find(m_connections, id, &ConnectionSettings::id);
    return found == m_connections.end() ? nullptr : &*found;
}

ConnectionId ConnectionDesk::newId() {
    const quint64 bits = QRandomGenerator::system()->generate64();
    return {"c-" + QString::number(bits, 16).rightJustified(16, u'0').toStdString()};
}

void ConnectionDesk::findKeychain() {
    if (std::exchange(m_keepingAsked, true)) return;
    m_seams.secrets.keeping(keepingReply());
}

void ConnectionDesk::lookForKeychain() {
    m_keepingAsked = true;
    m_seams.secrets.lookAgain(keepingReply());
}

std::function<void(domain::SecretKeeping)> ConnectionDesk::keepingReply() {
    auto reply = m_desk.expect<domain::SecretKeeping>(
        this, [this](const Result<domain::SecretKeeping>& keeping) {
            if (*keeping == m_keeping) return;
            m_keeping = *keeping;
            Q_EMIT changed();
        });
    return [reply = std::move(reply)](domain::SecretKeeping keeping) { reply(std::move(keeping)); };
}

void ConnectionDesk::keep(ConnectionSettings settings, ConnectionSecrets secrets, QObject* context,
                          Answer<void> answer) {
    const bool fresh = !secrets.token.empty() || !secrets.privateKey.empty();
    const auto kept = std::make_shared<ConnectionSecrets>(std::move(secrets));
    keepSecrets(settings, kept,
                [this, settings, fresh,
                 finish = guarded<void>(context, std::move(answer))](const Result<void>& done) {
                    if (!done) return finish(done);
                    auto then = [this, settings, fresh, finish](const Result<void>& durable) {
                        if (!durable) return finish(durable);
                        put(settings);
                        const QPointer<ConnectionDesk> alive(this);
                        if (fresh) Q_EMIT secretsChanged(settings.id);
                        if (alive) Q_EMIT changed();
                        finish({});
                    };
                    m_seams.book.keep(settings, m_desk.expect<void>(this, std::move(then)));
                });
}

void ConnectionDesk::keepSecrets(const ConnectionSettings& settings, const SecretsPtr& secrets,
                                 Step then) {
    const ConnectionId id = settings.id;
    const bool rsa = settings.keyMode == KeyMode::Rsa;
    auto privateKey = [this, id, rsa, secrets, then = std::move(then)](const Result<void>& done) {
        if (!done) return then(done);
        if (!rsa) return removeSecret(id, kPrivateKey, then);
        if (secrets->privateKey.empty()) return then({});
        write(id, kPrivateKey, std::move(secrets->privateKey), then);
    };
    if (secrets->token.empty()) {
        privateKey({});
    } else {
        write(id, kToken, std::move(secrets->token), std::move(privateKey));
    }
}

void ConnectionDesk::write(const ConnectionId& id, const char* purpose, SecretString secret,
                           Step then) {
    m_seams.secrets.write(domain::secretKey(id, purpose), std::move(secret),
                          m_desk.expect<void>(this, std::move(then)));
}

void ConnectionDesk::removeSecret(const ConnectionId& id, const char* purpose, Step then) {
    m_seams.secrets.remove(domain::secretKey(id, purpose),
                           m_desk.expect<void>(this, std::move(then)));
}

void ConnectionDesk::put(const ConnectionSettings& settings) {
    const auto found = std::ranges::find(m_connections, settings.id, &ConnectionSettings::id);
    if (found == m_connections.end()) {
        m_connections.push_back(settings);
    } else {
        *found = settings;
    }
}

void ConnectionDesk::remove(const ConnectionId& id, QObject* context, Answer<Removed> answer) {
    auto finish = guarded<Removed>(context, std::move(answer));
    auto outOfBook = [this, id, finish](const Removed& removed) {
        auto then = [this, id, finish, removed](const Result<void>& durable) {
            if (!durable) return finish(tl::unexpected<Error>(durable.error()));
            std::erase_if(m_connections, [&](const auto& each) { return each.id == id; });
            const QPointer<ConnectionDesk> alive(this);
            Q_EMIT changed();
            if (alive) finish(removed);
        };
        m_seams.book.remove(id, m_desk.expect<void>(this, std::move(then)));
    };
    removeSecret(id, kToken, [this, id, outOfBook](const Result<void>& token) {
        removeSecret(id, kPrivateKey, [token, outOfBook](const Result<void>& privateKey) {
            Removed removed;
            if (!privateKey) removed.secretsLeft = privateKey.error();
            if (!token) removed.secretsLeft = token.error();
            outOfBook(removed);
        });
    });
}

void ConnectionDesk::readSecret(const ConnectionId& id, const char* purpose,
                                Answer<std::shared_ptr<SecretString>> answer) {
    using Secret = std::shared_ptr<SecretString>;
    // A letter to another thread is copied; a secret is not.
    auto reply = m_desk.expect<Secret>(this, std::move(answer));
    m_seams.secrets.read(
        domain::secretKey(id, purpose),
        [reply = std::move(reply), purpose](Result<std::optional<SecretString>> read) {
            if (!read) return reply(tl::unexpected<Error>(read.error()));
            if (!*read || (*read)->empty()) {
                return reply(domain::fail(ErrorCode::NotFound,
                                          std::string("no ") + purpose + " is kept for it"));
            }
            reply(std::make_shared<SecretString>(std::move(**read)));
        });
}

void ConnectionDesk::complete(const ConnectionSettings& settings, const SecretsPtr& secrets,
                              Step then) {
    using Secret = std::shared_ptr<SecretString>;
    const ConnectionId id = settings.id;
    const bool rsa = settings.keyMode == KeyMode::Rsa;
    auto privateKey = [this, id, rsa, secrets, then = std::move(then)](const Result<void>& done) {
        if (!done || !rsa || !secrets->privateKey.empty()) return then(done);
        readSecret(id, kPrivateKey, [secrets, then](Result<Secret> read) {
            if (!read) return then(tl::unexpected<Error>(read.error()));
            secrets->privateKey = std::move(**read);
            then({});
        });
    };
    if (!secrets->token.empty()) return privateKey({});
    readSecret(id, kToken, [secrets, privateKey](Result<Secret> read) {
        if (!read) return privateKey(tl::unexpected<Error>(read.error()));
        secrets->token = std::move(**read);
        privateKey({});
    });
}

void ConnectionDesk::readSecrets(const ConnectionSettings& settings, QObject* context,
                                 Answer<SecretsPtr> answer) {
    auto secrets = std::make_shared<ConnectionSecrets>();
    complete(settings, secrets,
             [secrets,
              finish = guarded<SecretsPtr>(context, std::move(answer))](const Result<void>& done) {
                 if (!done) return finish(tl::unexpected<Error>(done.error()));
                 finish(secrets);
             });
}

void ConnectionDesk::test(ConnectionSettings settings, ConnectionSecrets secrets, QObject* context,
                          Answer<ConnectionVerdict> answer) {
    auto all = std::make_shared<ConnectionSecrets>(std::move(secrets));
    auto finish = guarded<ConnectionVerdict>(context, std::move(answer));
    // A test that nobody waits for any more is not begun.
    const QPointer<QObject> wanted(context);
    complete(settings, all, [this, settings, all, wanted, finish](const Result<void>& done) {
        if (!wanted) return;
        if (!done) return finish(tl::unexpected<Error>(done.error()));
        auto reply = m_desk.expect<ConnectionVerdict>(this, finish);
        m_seams.tester.test(
            settings, std::move(*all),
            [reply = std::move(reply)](ConnectionVerdict verdict) { reply(std::move(verdict)); });
    });
}

void ConnectionDesk::makeKeyPair(QObject* context, Answer<KeyPairPtr> answer) {
    auto reply = m_desk.expect<KeyPairPtr>(context, std::move(answer));
    m_seams.keys.make([reply = std::move(reply)](Result<domain::RsaKeyPair> made) {
        if (!made) return reply(tl::unexpected<Error>(made.error()));
        reply(std::make_shared<domain::RsaKeyPair>(std::move(*made)));
    });
}

}  // namespace berth::bridge
