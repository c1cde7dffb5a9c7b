// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "models/domain/secret_store.h"

namespace berth::platform_client {

// How one access to the keychain ended, as far as the keychain tells: it may say NotFound, and Done
// of a removal, while it is locked.
enum class EntryResult { Done, NotFound, Denied, Failed };

struct EntryAnswer {
    EntryResult result = EntryResult::Failed;
    domain::SecretString value;  // of a read that is Done
    std::string detail;          // in the keychain's words, for logs; holds no secret
};

// Single accesses to the desktop's keychain, without judging the answers. One thread, one access at
// a time. The answer comes later on that thread, never inside the call; where the keychain waits
// for its password it may take minutes. Destroying the object drops the answer, not the access.
class KeychainEntries {
  public:
    using Reply = std::function<void(EntryAnswer)>;

    KeychainEntries() = default;
    KeychainEntries(const KeychainEntries&) = delete;
    KeychainEntries& operator=(const KeychainEntries&) = delete;
    virtual ~KeychainEntries() = default;

    virtual void read(const std::string& key, Reply reply) = 0;
    virtual void write(const std::string& key, const domain::SecretString& value, Reply reply) = 0;
    virtual void remove(const std::string& key, Reply reply) = 0;
};

}  // namespace berth::platform_client
