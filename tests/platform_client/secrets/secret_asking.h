// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "models/domain/secret_store.h"
#include "tests/support/event_loop.h"

namespace berth::platform_client::fixtures {

// The one reply to a request; counts those that would be too many.
template <class T>
class Awaited {
  public:
    [[nodiscard]] std::function<void(T)> reply() {
        return [state = m_state](T value) {
            ++state->replies;
            state->value.emplace(std::move(value));
        };
    }
    [[nodiscard]] int replies() const { return m_state->replies; }
    // Runs the event loop until it is there.
    [[nodiscard]] T get() {
        EXPECT_TRUE(support::runUntil([&] { return m_state->replies > 0; }));
        support::drain();
        EXPECT_EQ(m_state->replies, 1);
        return std::move(m_state->value.value());
    }

  private:
    struct State {
        int replies = 0;
        std::optional<T> value;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

// What reading gives: the secret, "(none)" where there is none, or "error N" with the error's code.
inline std::string textOf(const domain::Result<std::optional<domain::SecretString>>& found) {
    if (!found) return "error " + std::to_string(static_cast<int>(found.error().code));
    if (!*found) return "(none)";
    return std::string((*found)->reveal());
}
inline std::string textOf(const domain::Result<void>& done) {
    return done ? "done" : "error " + std::to_string(static_cast<int>(done.error().code));
}
inline std::string errorText(domain::ErrorCode code) {
    return "error " + std::to_string(static_cast<int>(code));
}

inline std::string readOf(domain::SecretStore& store, const std::string& key) {
    Awaited<domain::Result<std::optional<domain::SecretString>>> found;
    store.read(key, found.reply());
    return textOf(found.get());
}
inline std::string writeTo(domain::SecretStore& store, const std::string& key,
                           const std::string& secret) {
    Awaited<domain::Result<void>> done;
    store.write(key, domain::SecretString(secret), done.reply());
    return textOf(done.get());
}
inline std::string removeFrom(domain::SecretStore& store, const std::string& key) {
    Awaited<domain::Result<void>> done;
    store.remove(key, done.reply());
    return textOf(done.get());
}

}  // namespace berth::platform_client::fixtures
