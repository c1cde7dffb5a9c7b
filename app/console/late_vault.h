// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "models/domain/secret_store.h"

namespace berth::app {

// A vault that is made when it is first asked: looking for a keychain is no part of the start. GUI
// thread.
class LateVault final : public domain::SecretVault {
  public:
    using Make = std::function<std::unique_ptr<domain::SecretVault>()>;

    explicit LateVault(Make make) : m_make(std::move(make)) {}

    void read(
        std::string key,
        std::function<void(domain::Result<std::optional<domain::SecretString>>)> reply) override {
        vault().read(std::move(key), std::move(reply));
    }
    void write(std::string key, domain::SecretString secret,
               std::function<void(domain::Result<void>)> reply) override {
        vault().write(std::move(key), std::move(secret), std::move(reply));
    }
    void remove(std::string key, std::function<void(domain::Result<void>)> reply) override {
        vault().remove(std::move(key), std::move(reply));
    }
    void keeping(std::function<void(domain::SecretKeeping)> reply) override {
        vault().keeping(std::move(reply));
    }
    void lookAgain(std::function<void(domain::SecretKeeping)> reply) override {
        vault().lookAgain(std::move(reply));
    }

  private:
    domain::SecretVault& vault() {
        if (m_vault == nullptr) m_vault = m_make();
        return *m_vault;
    }

    Make m_make;
    std::unique_ptr<domain::SecretVault> m_vault;
};

}  // namespace berth::app
