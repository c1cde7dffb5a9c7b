// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "models/bridge/log_entry.h"
#include "models/bridge/mailbox.h"
#include "models/bridge/throttle.h"
#include "models/domain/clock.h"
#include "models/domain/platform.h"

namespace berth::bridge {

class PlatformBridge;

// The log of a node, a deployment or everything, merged on one clock, in a bounded ring; gaps,
// reconnections and replaced nodes are entries of their own. A line that comes late is put in its
// place as long as that is among the newest kLateWindow entries.
//
// Lives on the GUI thread; the bridge and the clock must outlive it. Entries are addressed by
// index, or by serial = index + dropped(), which stays the same while older entries fall out.
class LogFeed final : public QObject {
    Q_OBJECT
  public:
    static constexpr std::size_t kLongestLine = 16 * 1024;  // bytes shown of a line
    static constexpr std::size_t kLateWindow = 1000;
    struct Options {
        std::size_t capacity = 200'000;            // entries
        std::size_t maxBytes = 128 * 1024 * 1024;  // of text, cut lines in full
        std::chrono::milliseconds interval{100};   // at most one round of signals per this
    };

    LogFeed(PlatformBridge& bridge, const domain::Clock& clock, domain::LogFilter filter,
            Options options, QObject* parent = nullptr);
    ~LogFeed() override;

    [[nodiscard]] const domain::LogFilter& filter() const { return m_filter; }
    [[nodiscard]] int size() const { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] const LogEntry& entry(int index) const {
        return m_entries[static_cast<std::size_t>(index)];
    }
    // How many entries have fallen out at the old end.
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }
    // Empties the view; new lines go on.
    void clear();

  Q_SIGNALS:
    void aboutToInsert(int first, int count);
    void inserted(int first, int count);
    void aboutToDrop(int count);  // the oldest
    void droppedOldest(int count);
    void aboutToClear();
    void cleared();

  private:
    struct Inbox;

    void collect();
    void connectionChanged(domain::ConnectionState state);
    void noteEvents(const std::vector<domain::Event>& events);
    void startOver();
    void read(const domain::LogBatch& batch, std::vector<LogEntry>& to);
    [[nodiscard]] LogEntry lineEntry(const domain::LogLine& line) const;
    void merge(std::vector<LogEntry> fresh);
    void insert(std::size_t at, std::vector<LogEntry>::iterator first,
                std::vector<LogEntry>::iterator last);
    void trim();
    static std::size_t bytesOf(const LogEntry& entry);

    PlatformBridge& m_bridge;
    const domain::Clock& m_clock;
    const domain::LogFilter m_filter;
    const Options m_options;
    std::deque<LogEntry> m_entries;
    std::size_t m_bytes = 0;
    std::uint64_t m_dropped = 0;
    std::map<domain::NodeId, std::uint64_t> m_lastSequence;
    // Lines already shown as missing that no gap in the sequences has accounted for yet.
    std::uint64_t m_unexplained = 0;
    std::vector<LogEntry> m_notes;  // wait for the next round
    bool m_begun = false;
    std::optional<domain::Duration> m_lostAt;
    Throttle m_rounds;
    std::shared_ptr<Mailbox> m_mailbox;
    std::shared_ptr<Inbox> m_inbox;
    std::unique_ptr<domain::Subscription> m_follow;
};

}  // namespace berth::bridge
