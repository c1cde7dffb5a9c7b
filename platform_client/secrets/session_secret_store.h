// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/secret_store.h"

namespace berth::platform_client {

// Secrets in memory, until it is destroyed. Any thread; replies are made before the call returns.
class SessionSecretStore final : public domain::SecretStore {
  public:
    void read(
        std::string key,
        std::function<void(domain::Result<std::optional<domain::SecretString>>)> reply) override;
    void write(std::string key, domain::SecretString secret,
               std::function<void(domain::Result<void>)> reply) override;
    void remove(std::string key, std::function<void(domain::Result<void>)> reply) override;

    [[nodiscard]] bool holds(const std::string& key) const;
    void clear();
    // Copies of everything in it.
    [[nodiscard]] std::vector<std::pair<std::string, domain::SecretString>> contents() const;

  private:
    mutable std::mutex m_mutex;
    std::map<std::string, domain::SecretString> m_secrets;  // guarded by m_mutex
};

}  // namespace berth::platform_client
