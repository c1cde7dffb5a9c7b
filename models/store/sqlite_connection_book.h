// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/domain/connection.h"
#include "models/store/store_thread.h"

namespace berth::store {

// The connections of a person in the profile's database. Any thread; replies on the store's thread,
// of changes once they are on disk.
class SqliteConnectionBook final : public domain::ConnectionBook {
  public:
    explicit SqliteConnectionBook(std::shared_ptr<StoreThread> store);

    void list(std::function<void(domain::Result<std::vector<domain::ConnectionSettings>>)> reply)
        override;
    void keep(domain::ConnectionSettings settings,
              std::function<void(domain::Result<void>)> reply) override;
    void remove(domain::ConnectionId id, std::function<void(domain::Result<void>)> reply) override;

  private:
    std::shared_ptr<StoreThread> m_store;
};

}  // namespace berth::store
