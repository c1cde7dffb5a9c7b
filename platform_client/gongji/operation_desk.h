// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/change.h"
#include "platform_client/gongji/operation.h"
#include "platform_client/gongji/pending_replies.h"

namespace berth::platform_client::gongji {

// Takes changes in and carries each out once, however often it is asked for: one after another for
// each deployment, so that a look at the state tells what the one before did. On the queue's
// thread.
class OperationDesk {
  public:
    using Reply = std::shared_ptr<PendingReplyOf<domain::ChangeOutcome>>;

    explicit OperationDesk(OperationRoom room);

    void apply(domain::ChangeRequest request, Reply reply);
    // The state has been read for the first time: until then changes wait.
    void open();
    // It cannot be read: what waits for it is told so, instead of waiting for ever.
    void cannotOpen(const domain::Error& why);

  private:
    struct Record {
        std::optional<domain::ChangeOutcome> outcome;  // it succeeded
        std::optional<domain::Duration> openSince;     // it may have been sent then
        std::shared_ptr<Operation> running;
        std::vector<Reply> waiting;  // the first of them asked first
        bool queued = false;
    };

    void enqueue(domain::ChangeRequest request);
    void startNext(const std::string& line);
    void ended(const domain::OperationId& id, const std::string& line, Operation::Ending ending);
    [[nodiscard]] std::string lineOf(const domain::Change& change) const;
    void forgetOldest();

    OperationRoom m_room;
    const domain::Duration m_startedAt;
    bool m_open = false;
    std::map<domain::OperationId, Record> m_records;
    std::deque<domain::OperationId> m_finished;  // oldest first
    std::map<std::string, std::deque<domain::ChangeRequest>> m_lines;
};

}  // namespace berth::platform_client::gongji
