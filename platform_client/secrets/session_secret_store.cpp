// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/secrets/session_secret_store.h"

namespace berth::platform_client {

using domain::Result;
using domain::SecretString;

void SessionSecretStore::read(std::string key,
                              std::function<void(Result<std::optional<SecretString>>)> reply) {
    std::optional<SecretString> secret;
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_secrets.find(key);
        if (found != m_secrets.end()) secret = found->second.clone();
    }
    reply(std::move(secret));
}

void SessionSecretStore::write(std::string key, SecretString secret,
                               std::function<void(Result<void>)> reply) {
    {
        const std::scoped_lock lock(m_mutex);
        m_secrets.insert_or_assign(std::move(key), std::move(secret));
    }
    reply({});
}

void SessionSecretStore::remove(std::string key, std::function<void(Result<void>)> reply) {
    {
        const std::scoped_lock lock(m_mutex);
        m_secrets.erase(key);
    }
    reply({});
}

bool SessionSecretStore::holds(const std::string& key) const {
    const std::scoped_lock lock(m_mutex);
    return m_secrets.contains(key);
}

void SessionSecretStore::clear() {
    const std::scoped_lock lock(m_mutex);
    m_secrets.clear();
}

std::vector<std::pair<std::string, SecretString>> SessionSecretStore::contents() const {
    std::vector<std::pair<std::string, SecretString>> all;
    const std::scoped_lock lock(m_mutex);
    for (const auto& [key, secret] : m_secrets)
        all.emplace_back(key, secret.clone());
    return all;
}

}  // namespace berth::platform_client
