// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/domain/host_profile.h"
#include "models/store/store_thread.h"

namespace berth::store {

// The computers of a person in the profile's database. Any thread; replies on the store's thread,
// of changes once they are on disk.
class SqliteHostBook final : public domain::HostBook {
  public:
    explicit SqliteHostBook(std::shared_ptr<StoreThread> store);

    void list(std::function<void(domain::Result<std::vector<domain::HostProfile>>)> reply) override;
    void keep(domain::HostProfile profile,
              std::function<void(domain::Result<void>)> reply) override;
    void remove(domain::HostProfileId id, std::function<void(domain::Result<void>)> reply) override;

  private:
    std::shared_ptr<StoreThread> m_store;
};

}  // namespace berth::store
