// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/store/store_thread.h"

namespace berth::store {

// One unfinished New deployment page: the JSON form of its spec (models/domain/codec.h).
struct Draft {
    std::string name;
    std::string json;
    std::int64_t updatedUnixMs = 0;

    friend bool operator==(const Draft&, const Draft&) = default;
};

// The last drafts of all connections; saving one more drops the oldest. Any thread; replies on the
// store's thread, of writes once they are on disk.
class Drafts {
  public:
    static constexpr int kKept = 50;

    explicit Drafts(std::shared_ptr<StoreThread> store);

    // Replaces the draft of that name.
    void save(Draft draft, std::function<void(domain::Result<void>)> reply);
    // Newest first.
    void list(std::function<void(domain::Result<std::vector<Draft>>)> reply);
    void remove(std::string name, std::function<void(domain::Result<void>)> reply);

  private:
    std::shared_ptr<StoreThread> m_store;
};

}  // namespace berth::store
