// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "models/domain/remote_host.h"

namespace berth::platform_client::ssh {

// What the connections to one computer have been told while logging in, so that a further one, or
// one after a loss, need not ask again. In memory only; wiped with it. Thread-safe.
class LoginMemory {
  public:
    // `question` tells the secrets of one stop apart: "password", "passphrase".
    [[nodiscard]] std::optional<domain::SecretString> secret(std::size_t stop,
                                                             const std::string& question) const;
    void remember(std::size_t stop, const std::string& question, domain::SecretString secret);
    void forget(std::size_t stop, const std::string& question);

    // Keys of servers that a person accepted; `name` as in known_hosts.
    [[nodiscard]] bool accepted(const std::string& name, const std::string& blob) const;
    void accept(const std::string& name, const std::string& blob);

    // Only one connection asks at a time: the others profit from what it is told.
    [[nodiscard]] bool begin() { return !m_busy.exchange(true); }
    void end() { m_busy.store(false); }

  private:
    mutable std::mutex m_mutex;
    std::map<std::pair<std::size_t, std::string>, domain::SecretString> m_secrets;
    std::set<std::pair<std::string, std::string>> m_accepted;
    std::atomic<bool> m_busy = false;
};

}  // namespace berth::platform_client::ssh
