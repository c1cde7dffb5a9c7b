// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "models/domain/journal.h"

namespace berth::sim::platform::testing {

// A command log that survives the platform, as a disk does, and can be told to fail.
class MemoryCommandLog final : public domain::CommandLog {
  public:
    domain::Result<std::optional<domain::SimulationHead>> head() override {
        const std::lock_guard lock(m_mutex);
        return m_head;
    }
    domain::Result<void> reset(const domain::SimulationHead& head) override {
        const std::lock_guard lock(m_mutex);
        if (m_broken) return full();
        m_head = head;
        m_records.clear();
        return {};
    }
    domain::Result<void> append(std::vector<domain::CommandRecord> records) override {
        const std::lock_guard lock(m_mutex);
        if (m_broken) return full();
        for (domain::CommandRecord& record : records) {
            record.sequence = m_records.size() + 1;
            m_head->reached = std::max(m_head->reached, record.at);
            m_records.push_back(std::move(record));
        }
        return {};
    }
    domain::Result<void> setReached(domain::Instant reached) override {
        const std::lock_guard lock(m_mutex);
        if (m_broken) return full();
        m_head->reached = reached;
        return {};
    }
    domain::Result<void> readAll(
        const std::function<bool(const domain::CommandRecord&)>& visit) override {
        for (const domain::CommandRecord& record : records()) {
            if (!visit(record)) break;
        }
        return {};
    }

    [[nodiscard]] std::vector<domain::CommandRecord> records() const {
        const std::lock_guard lock(m_mutex);
        return m_records;
    }
    void setBroken(bool broken) {
        const std::lock_guard lock(m_mutex);
        m_broken = broken;
    }
    void damageLastRecord() {
        const std::lock_guard lock(m_mutex);
        m_records.back().kind = "teleport";
    }
    // What a disk would hold if the process died at this instant.
    void copyFrom(const MemoryCommandLog& other) {
        const std::scoped_lock lock(m_mutex, other.m_mutex);
        m_head = other.m_head;
        m_records = other.m_records;
    }

  private:
    static tl::unexpected<domain::Error> full() {
        return domain::fail(domain::ErrorCode::StorageFailed, "the disk is full");
    }

    mutable std::mutex m_mutex;
    std::optional<domain::SimulationHead> m_head;
    std::vector<domain::CommandRecord> m_records;
    bool m_broken = false;
};

}  // namespace berth::sim::platform::testing
