// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

#include "models/domain/journal.h"
#include "models/store/store_thread.h"

namespace berth::store {

// The journal of operations of all connections. Any thread; replies on the store's thread, a
// recorded one once it is on disk. Recording an operation again replaces its entry.
//
// Unfinished operations stay for ever, since they are what must not be forgotten. Of the finished
// ones, acknowledged or refused, the newest stay: a history for people, and every entry costs time
// at each start, when all rows are checked. A thousand are some months of work by hand and, with
// their changes of a few kilobytes, a few megabytes. It is a number, not an age: a computer whose
// clock is wrong must not lose its history.
class SqliteOperationJournal final : public domain::OperationJournal {
  public:
    static constexpr std::size_t kFinishedKept = 1000;

    explicit SqliteOperationJournal(std::shared_ptr<StoreThread> store,
                                    std::size_t finishedKept = kFinishedKept);

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
    std::size_t m_finishedKept;
};

}  // namespace berth::store
