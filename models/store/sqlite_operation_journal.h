// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "models/domain/journal.h"
#include "models/store/store_thread.h"

namespace berth::store {

// The journal of operations of all connections. Any thread; replies on the store's thread, a
// recorded one once it is on disk. Recording an operation again replaces its entry.
class SqliteOperationJournal final : public domain::OperationJournal {
  public:
    explicit SqliteOperationJournal(std::shared_ptr<StoreThread> store);

    void record(domain::OperationRecord record,
                std::function<void(domain::Result<void>)> reply) override;
    // Planned, sent or of unknown outcome; oldest first.
    void unfinished(
        std::string connection,
        std::function<void(domain::Result<std::vector<domain::OperationRecord>>)> reply) override;
    // Newest first.
    void recent(
        std::size_t limit,
        std::function<void(domain::Result<std::vector<domain::OperationRecord>>)> reply) override;

  private:
    std::shared_ptr<StoreThread> m_store;
};

}  // namespace berth::store
