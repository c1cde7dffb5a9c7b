// SPDX-License-Identifier: GPL-3.0-or-later
#include <string.h>  // explicit_bzero

#include <utility>

#include "models/domain/secret_store.h"

namespace berth::domain {

SecretString::SecretString(std::string_view text) : m_bytes(text.begin(), text.end()) {}

SecretString::SecretString(SecretString&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {})) {}

SecretString& SecretString::operator=(SecretString&& other) noexcept {
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

SecretString::~SecretString() {
    wipe();
}

void SecretString::wipe() noexcept {
    if (!m_bytes.empty()) explicit_bzero(m_bytes.data(), m_bytes.size());
}

}  // namespace berth::domain
