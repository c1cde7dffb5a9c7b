// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "models/domain/journal.h"
#include "models/store/store_thread.h"

namespace berth::store {

// The command log of one simulation, told apart by the name of its connection. Every call waits for
// the store's thread: never use it on a GUI thread, one thread at a time. `visit` of readAll runs
// on the caller's thread; at most a few hundred records are in memory. Errors beside StorageFailed:
// WrongState (append or setReached before the first reset), ShuttingDown.
class SqliteCommandLog final : public domain::CommandLog {
  public:
    SqliteCommandLog(std::shared_ptr<StoreThread> store, std::string connection);

    [[nodiscard]] domain::Result<std::optional<domain::SimulationHead>> head() override;
    domain::Result<void> reset(const domain::SimulationHead& head) override;
    domain::Result<void> append(std::vector<domain::CommandRecord> records) override;
    // Never goes back: an earlier instant is taken as known already.
    domain::Result<void> setReached(domain::Instant reached) override;
    domain::Result<void> readAll(
        const std::function<bool(const domain::CommandRecord&)>& visit) override;

  private:
    std::shared_ptr<StoreThread> m_store;
    std::string m_connection;
};

}  // namespace berth::store
