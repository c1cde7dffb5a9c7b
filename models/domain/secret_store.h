// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"

namespace berth::domain {

// A password, token or key. Its memory is overwritten when it dies or is moved from; it cannot be
// copied by accident, printed or compared. Move only.
class SecretString {
  public:
    SecretString() = default;
    explicit SecretString(std::string_view text);
    SecretString(SecretString&& other) noexcept;
    SecretString& operator=(SecretString&& other) noexcept;
    SecretString(const SecretString&) = delete;
    SecretString& operator=(const SecretString&) = delete;
    ~SecretString();

    // Valid as long as this object. Whoever copies it is responsible for the copy.
    [[nodiscard]] std::string_view reveal() const { return {m_bytes.data(), m_bytes.size()}; }
    [[nodiscard]] bool empty() const { return m_bytes.empty(); }
    [[nodiscard]] SecretString clone() const { return SecretString(reveal()); }

  private:
    void wipe() noexcept;

    std::vector<char> m_bytes;  // not std::string: short strings would stay behind after a move
};

// Where credentials are kept: the desktop's keychain. Keys are "connection/purpose". Calls return
// at once; each ends in exactly one reply, on any thread. Errors: Unavailable (no keychain),
// PermissionDenied (locked, refused), StorageFailed, ShuttingDown (the store goes away).
class SecretStore {
  public:
    SecretStore() = default;
    SecretStore(const SecretStore&) = delete;
    SecretStore& operator=(const SecretStore&) = delete;
    virtual ~SecretStore() = default;

    // Nothing: no secret under that key.
    virtual void read(std::string key,
                      std::function<void(Result<std::optional<SecretString>>)> reply) = 0;
    virtual void write(std::string key, SecretString secret,
                       std::function<void(Result<void>)> reply) = 0;
    // Removing what is not there succeeds.
    virtual void remove(std::string key, std::function<void(Result<void>)> reply) = 0;
};

enum class SecretPlace {
    Keychain,  // the desktop's keychain: kept over restarts
    Session,   // memory: kept until Berth is closed
};

struct SecretKeeping {
    SecretPlace place = SecretPlace::Session;
    std::optional<Error> problem;  // Session: why no keychain is used

    friend bool operator==(const SecretKeeping&, const SecretKeeping&) = default;
};

// A store that takes the keychain where there is one that works, else memory, and says which. While
// it is memory, what is not in it may lie in a keychain that cannot be reached: reading or removing
// such a secret ends in the keychain's error, not in "no secret".
class SecretVault : public SecretStore {
  public:
    // As soon as it is known; exactly one reply, on any thread.
    virtual void keeping(std::function<void(SecretKeeping)> reply) = 0;
    // Looks for a keychain anew, say after a person has unlocked it. When it works, what memory
    // holds moves there; when it does not, the secrets of this session stay in memory.
    virtual void lookAgain(std::function<void(SecretKeeping)> reply) = 0;
};

}  // namespace berth::domain
