// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "models/domain/remote_host.h"
#include "models/domain/secret_store.h"

namespace berth::platform_client::remote::testing {

// Keeps secrets in memory, and answers from another thread.
class MemoryStore final : public domain::SecretStore {
  public:
    std::map<std::string, std::string> kept;

    void read(
        std::string key,
        std::function<void(domain::Result<std::optional<domain::SecretString>>)> reply) override {
        std::thread([reply = std::move(reply), value = find(key)] {
            reply(value ? std::optional(domain::SecretString(*value)) : std::nullopt);
        }).detach();
    }
    void write(std::string key, domain::SecretString secret,
               std::function<void(domain::Result<void>)> reply) override {
        {
            const std::lock_guard lock(m_mutex);
            kept[key] = secret.reveal();
        }
        reply({});
    }
    void remove(std::string key, std::function<void(domain::Result<void>)> reply) override {
        {
            const std::lock_guard lock(m_mutex);
            kept.erase(key);
        }
        reply({});
    }
    [[nodiscard]] std::optional<std::string> find(const std::string& key) const {
        const std::lock_guard lock(m_mutex);
        const auto found = kept.find(key);
        return found == kept.end() ? std::nullopt : std::optional(found->second);
    }

  private:
    mutable std::mutex m_mutex;
};

// What a person types.
[[nodiscard]] inline domain::GivenSecret given(const std::string& text, bool keep = false) {
    return {domain::SecretString(text), keep};
}

}  // namespace berth::platform_client::remote::testing
