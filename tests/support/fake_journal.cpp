// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_journal.h"

#include <algorithm>
#include <utility>

namespace berth::support {

using domain::OperationRecord;
using domain::OperationState;
using domain::Result;

void FakeJournal::keep(const OperationRecord& record) {
    const auto known = std::find_if(m_records.begin(), m_records.end(), [&](const auto& other) {
        return other.operation == record.operation;
    });
    if (known == m_records.end()) {
        m_records.push_back(record);
    } else {
        *known = record;
    }
}

void FakeJournal::record(OperationRecord record, std::function<void(Result<void>)> reply) {
    bool failed = false;
    {
        const std::lock_guard lock(m_mutex);
        failed = m_failOn == record.state;
        if (!failed) {
            keep(record);
            m_history.push_back(record);
            if (m_held) {
                m_waiting.push_back([reply = std::move(reply)] { reply({}); });
                return;
            }
        }
    }
    if (failed) {
        reply(domain::fail(domain::ErrorCode::StorageFailed, "the disk is full"));
    } else {
        reply({});
    }
}

void FakeJournal::unfinished(std::string connection,
                             std::function<void(Result<std::vector<OperationRecord>>)> reply) {
    std::vector<OperationRecord> found;
    {
        const std::lock_guard lock(m_mutex);
        std::copy_if(m_records.begin(), m_records.end(), std::back_inserter(found),
                     [&](const OperationRecord& record) {
                         return record.connection == connection &&
                                record.state != OperationState::Acknowledged &&
                                record.state != OperationState::Refused;
                     });
    }
    reply(std::move(found));
}

void FakeJournal::recent(std::size_t limit,
                         std::function<void(Result<std::vector<OperationRecord>>)> reply) {
    std::vector<OperationRecord> newest = records();
    std::reverse(newest.begin(), newest.end());
    newest.resize(std::min(limit, newest.size()));
    reply(std::move(newest));
}

void FakeJournal::hold(bool held) {
    const std::lock_guard lock(m_mutex);
    m_held = held;
}

void FakeJournal::release() {
    std::vector<std::function<void()>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        waiting.swap(m_waiting);
    }
    for (const auto& reply : waiting)
        reply();
}

void FakeJournal::failOn(std::optional<OperationState> state) {
    const std::lock_guard lock(m_mutex);
    m_failOn = state;
}

void FakeJournal::put(OperationRecord record) {
    const std::lock_guard lock(m_mutex);
    keep(record);
}

std::vector<OperationRecord> FakeJournal::records() const {
    const std::lock_guard lock(m_mutex);
    return m_records;
}

std::vector<OperationRecord> FakeJournal::history() const {
    const std::lock_guard lock(m_mutex);
    return m_history;
}

}  // namespace berth::support
