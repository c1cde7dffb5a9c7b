// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_connections.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace berth::support {

using namespace domain;

FakeConnectionBook::FakeConnectionBook(std::vector<ConnectionSettings> kept)
    : m_kept(std::move(kept)) {}

void FakeConnectionBook::list(std::function<void(Result<std::vector<ConnectionSettings>>)> reply) {
    Result<std::vector<ConnectionSettings>> answer;
    {
        const std::lock_guard lock(m_mutex);
        if (m_error) {
            answer = tl::unexpected<Error>(*m_error);
        } else {
            answer = m_kept;
        }
    }
    replies.answer([reply = std::move(reply), answer] { reply(answer); });
}

void FakeConnectionBook::keep(ConnectionSettings settings,
                              std::function<void(Result<void>)> reply) {
    Result<void> answer;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::ranges::find(m_kept, settings.id, &ConnectionSettings::id);
        if (m_error) {
            answer = tl::unexpected<Error>(*m_error);
        } else if (found == m_kept.end()) {
            m_kept.push_back(std::move(settings));
        } else {
            *found = std::move(settings);
        }
    }
    replies.answer([reply = std::move(reply), answer] { reply(answer); });
}

void FakeConnectionBook::remove(ConnectionId id, std::function<void(Result<void>)> reply) {
    Result<void> answer;
    {
        const std::lock_guard lock(m_mutex);
        if (m_error) {
            answer = tl::unexpected<Error>(*m_error);
        } else if (std::erase_if(m_kept, [&](const auto& each) { return each.id == id; }) == 0) {
            answer = domain::fail(ErrorCode::NotFound, "no such connection");
        }
    }
    replies.answer([reply = std::move(reply), answer] { reply(answer); });
}

void FakeConnectionBook::fail(std::optional<Error> error) {
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

std::vector<ConnectionSettings> FakeConnectionBook::kept() const {
    const std::lock_guard lock(m_mutex);
    return m_kept;
}

std::optional<Error> FakeSecretStore::errorFor(const std::string& key) const {
    const auto found = m_errors.find(key);
    return found == m_errors.end() ? m_error : std::optional(found->second);
}

void FakeSecretStore::read(std::string key,
                           std::function<void(Result<std::optional<SecretString>>)> reply) {
    std::optional<Error> error;
    std::optional<std::string> secret;
    {
        const std::lock_guard lock(m_mutex);
        error = errorFor(key);
        if (const auto found = m_kept.find(key); found != m_kept.end()) secret = found->second;
    }
    replies.answer([reply = std::move(reply), error, secret] {
        if (error) return reply(tl::unexpected<Error>(*error));
        reply(secret ? std::optional(SecretString(*secret)) : std::nullopt);
    });
}

void FakeSecretStore::write(std::string key, SecretString secret,
                            std::function<void(Result<void>)> reply) {
    Result<void> answer;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto error = errorFor(key)) {
            answer = tl::unexpected<Error>(*error);
        } else {
            m_kept[key] = std::string(secret.reveal());
        }
    }
    replies.answer([reply = std::move(reply), answer] { reply(answer); });
}

void FakeSecretStore::remove(std::string key, std::function<void(Result<void>)> reply) {
    Result<void> answer;
    {
        const std::lock_guard lock(m_mutex);
        if (const auto error = errorFor(key)) {
            answer = tl::unexpected<Error>(*error);
        } else {
            m_kept.erase(key);
        }
    }
    replies.answer([reply = std::move(reply), answer] { reply(answer); });
}

void FakeSecretStore::keeping(std::function<void(SecretKeeping)> reply) {
    SecretKeeping answer;
    {
        const std::lock_guard lock(m_mutex);
        answer = m_keeping;
    }
    replies.answer([reply = std::move(reply), answer] { reply(answer); });
}

void FakeSecretStore::lookAgain(std::function<void(SecretKeeping)> reply) {
    {
        const std::lock_guard lock(m_mutex);
        ++m_looks;
    }
    keeping(std::move(reply));
}

void FakeSecretStore::setKeeping(SecretKeeping keeping) {
    const std::lock_guard lock(m_mutex);
    m_keeping = std::move(keeping);
}

int FakeSecretStore::looks() const {
    const std::lock_guard lock(m_mutex);
    return m_looks;
}

void FakeSecretStore::put(const std::string& key, const std::string& secret) {
    const std::lock_guard lock(m_mutex);
    m_kept[key] = secret;
}

void FakeSecretStore::fail(std::optional<Error> error) {
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

void FakeSecretStore::failOn(const std::string& key, Error error) {
    const std::lock_guard lock(m_mutex);
    m_errors[key] = std::move(error);
}

std::map<std::string, std::string> FakeSecretStore::kept() const {
    const std::lock_guard lock(m_mutex);
    return m_kept;
}

void FakeConnectionTester::test(ConnectionSettings settings, ConnectionSecrets secrets,
                                std::function<void(ConnectionVerdict)> reply) {
    ConnectionVerdict verdict;
    {
        const std::lock_guard lock(m_mutex);
        m_asked.push_back({std::move(settings), std::string(secrets.token.reveal()),
                           std::string(secrets.privateKey.reveal())});
        verdict = m_verdict;
    }
    replies.answer([reply = std::move(reply), verdict] { reply(verdict); });
}

void FakeConnectionTester::set(ConnectionVerdict verdict) {
    const std::lock_guard lock(m_mutex);
    m_verdict = std::move(verdict);
}

std::vector<FakeConnectionTester::Asked> FakeConnectionTester::asked() const {
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

void FakeKeyPairMaker::make(std::function<void(Result<RsaKeyPair>)> reply) {
    std::optional<Error> error;
    {
        const std::lock_guard lock(m_mutex);
        error = m_error;
    }
    replies.answer([reply = std::move(reply), error] {
        if (error) return reply(tl::unexpected<Error>(*error));
        reply(RsaKeyPair{SecretString(privateKey()), publicKey()});
    });
}

void FakeKeyPairMaker::fail(std::optional<Error> error) {
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

std::string FakeKeyPairMaker::privateKey() {
    return "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5LCBqdXN0IGl0cyBzaGFwZQ==\n"
           "-----END PRIVATE KEY-----\n";
}

std::string FakeKeyPairMaker::publicKey() {
    return "-----BEGIN PUBLIC KEY-----\nbm90IGEga2V5IGVpdGhlciwganVzdCBpdHMgc2hhcGU=\n"
           "-----END PUBLIC KEY-----\n";
}

std::string sampleToken() {
    return "00000000-1111-2222-3333-444444444444-20260102030405";
}

ConnectionSettings sampleConnection(const std::string& id, const std::string& name) {
    ConnectionSettings settings;
    settings.id = {id};
    settings.name = name;
    settings.baseUrl = "https://openapi.example";
    settings.createdUnixMs = 1'790'000'000'000;
    return settings;
}

}  // namespace berth::support
