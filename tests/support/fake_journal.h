// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/journal.h"

namespace berth::support {

// An operation journal in memory. Replies come inside the call, or when the test releases them.
// Thread-safe.
class FakeJournal final : public domain::OperationJournal {
  public:
    void record(domain::OperationRecord record,
                std::function<void(domain::Result<void>)> reply) override;
    void unfinished(
        std::string connection,
        std::function<void(domain::Result<std::vector<domain::OperationRecord>>)> reply) override;
    void recent(
        std::size_t limit,
        std::function<void(domain::Result<std::vector<domain::OperationRecord>>)> reply) override;

    // From now on records are kept but their replies wait for release().
    void hold(bool held);
    void release();
    // Every record of this state is refused with StorageFailed and not kept.
    void failOn(std::optional<domain::OperationState> state);
    // As left behind by an earlier run.
    void put(domain::OperationRecord record);

    // Newest state of each operation, in order of first appearance.
    [[nodiscard]] std::vector<domain::OperationRecord> records() const;
    // Every record() call that was kept, in order.
    [[nodiscard]] std::vector<domain::OperationRecord> history() const;

  private:
    void keep(const domain::OperationRecord& record);

    mutable std::mutex m_mutex;
    std::vector<domain::OperationRecord> m_records;
    std::vector<domain::OperationRecord> m_history;
    std::vector<std::function<void()>> m_waiting;
    std::optional<domain::OperationState> m_failOn;
    bool m_held = false;
};

}  // namespace berth::support
