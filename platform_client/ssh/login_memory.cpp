// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/login_memory.h"

namespace berth::platform_client::ssh {

std::optional<domain::SecretString> LoginMemory::secret(std::size_t stop,
                                                        const std::string& question) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_secrets.find({stop, question});
    if (found == m_secrets.end()) return std::nullopt;
    return found->second.clone();
}

void LoginMemory::remember(std::size_t stop, const std::string& question,
                           domain::SecretString secret) {
    const std::lock_guard lock(m_mutex);
    m_secrets.insert_or_assign({stop, question}, std::move(secret));
}

void LoginMemory::forget(std::size_t stop, const std::string& question) {
    const std::lock_guard lock(m_mutex);
    m_secrets.erase({stop, question});
}

bool LoginMemory::accepted(const std::string& name, const std::string& blob) const {
    const std::lock_guard lock(m_mutex);
    return m_accepted.contains({name, blob});
}

void LoginMemory::accept(const std::string& name, const std::string& blob) {
    const std::lock_guard lock(m_mutex);
    m_accepted.insert({name, blob});
}

}  // namespace berth::platform_client::ssh
