// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "models/store/store_thread.h"

namespace berth::store {

// Named texts that outlive the program: theme, language, window layout; never a secret. The meaning
// of a text belongs to whoever wrote it. Any thread; replies on the store's thread, of writes once
// they are on disk. Names and texts are UTF-8.
class Settings {
  public:
    using Values = std::map<std::string, std::string>;

    explicit Settings(std::shared_ptr<StoreThread> store);

    // Nothing: never written, or removed.
    void read(std::string key,
              std::function<void(domain::Result<std::optional<std::string>>)> reply);
    void readAll(std::function<void(domain::Result<Values>)> reply);
    // Blocks until the profile is open; for the start, before there is a window.
    [[nodiscard]] domain::Result<Values> readAllNow();
    // All or nothing.
    void write(Values values, std::function<void(domain::Result<void>)> reply);
    void remove(std::string key, std::function<void(domain::Result<void>)> reply);

  private:
    std::shared_ptr<StoreThread> m_store;
};

}  // namespace berth::store
