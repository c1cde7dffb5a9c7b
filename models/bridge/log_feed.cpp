// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/log_feed.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <utility>

#include "models/bridge/platform_bridge.h"

namespace berth::bridge {

using domain::ConnectionState;
using domain::Event;
using domain::EventKind;
using domain::LogBatch;
using domain::LogLine;

struct LogFeed::Inbox {
    std::mutex mutex;
    std::deque<LogBatch> batches;
    std::size_t lines = 0;
    bool called = false;
};

LogFeed::LogFeed(PlatformBridge& bridge, const domain::Clock& clock, domain::LogFilter filter,
                 Options options, QObject* parent)
    : QObject(parent),
      m_bridge(bridge),
      m_clock(clock),
      m_filter(std::move(filter)),
      m_options(options),
      m_rounds(clock, options.interval, [this] { collect(); }),
      m_mailbox(std::make_shared<Mailbox>(this)),
      m_inbox(std::make_shared<Inbox>()) {
    connect(&bridge, &PlatformBridge::connectionChanged, this, &LogFeed::connectionChanged);
    connect(&bridge, &PlatformBridge::eventsArrived, this, &LogFeed::noteEvents);
    connect(&bridge, &PlatformBridge::startedOver, this, &LogFeed::startOver);
    if (bridge.connectionState() == ConnectionState::Lost) m_lostAt = clock.monotonic();
    const EventHistory& past = bridge.events();
    noteEvents(std::vector<Event>(past.begin(), past.end()));
    m_follow = bridge.followLogs(m_filter, [this, inbox = m_inbox, mailbox = m_mailbox,
                                            capacity = m_options.capacity](const LogBatch& batch) {
        const std::lock_guard lock(inbox->mutex);
        inbox->batches.push_back(batch);
        inbox->lines += batch.lines.size();
        // They would fall out of the ring anyway; the sequences tell that they are missing.
        while (inbox->lines > capacity && inbox->batches.size() > 1) {
            inbox->lines -= inbox->batches.front().lines.size();
            inbox->batches.pop_front();
        }
        // Opened only while this feed is alive.
        if (!std::exchange(inbox->called, true)) mailbox->post([this] { m_rounds.request(); });
    });
}

LogFeed::~LogFeed() {
    m_mailbox->close();
    m_follow.reset();
}

void LogFeed::collect() {
    std::deque<LogBatch> batches;
    {
        const std::lock_guard lock(m_inbox->mutex);
        batches.swap(m_inbox->batches);
        m_inbox->lines = 0;
        m_inbox->called = false;
    }
    std::vector<LogEntry> fresh;
    for (const LogBatch& batch : batches)
        read(batch, fresh);
    if (!m_begun && !fresh.empty()) {
        // What happened before the oldest line is not about these lines.
        m_begun = true;
        std::erase_if(m_notes, [&](const LogEntry& note) { return note.at < fresh.front().at; });
    }
    if (m_begun) {
        fresh.insert(fresh.end(), std::make_move_iterator(m_notes.begin()),
                     std::make_move_iterator(m_notes.end()));
        m_notes.clear();
    }
    std::ranges::stable_sort(fresh, {}, &LogEntry::at);
    merge(std::move(fresh));
}

void LogFeed::connectionChanged(ConnectionState state) {
    if (state == ConnectionState::Lost) m_lostAt = m_clock.monotonic();
    if (state != ConnectionState::Connected || !m_lostAt) return;
    LogEntry note;
    note.kind = LogEntry::Kind::Reconnected;
    note.away = m_clock.monotonic() - *std::exchange(m_lostAt, std::nullopt);
    note.at = m_entries.empty() ? m_bridge.snapshot()->at : m_entries.back().at;
    m_notes.push_back(std::move(note));
    m_rounds.request();
}

void LogFeed::noteEvents(const std::vector<Event>& events) {
    bool any = false;
    for (const Event& event : events) {
        if (event.kind != EventKind::NodeReplaced) continue;
        if (!m_filter.deployment.empty() && event.deployment != m_filter.deployment) continue;
        if (!m_filter.node.empty() && event.node != m_filter.node) continue;
        LogEntry note;
        note.kind = LogEntry::Kind::NodeReplaced;
        note.at = event.at;
        note.node = event.node;
        note.text = event.nodeName;
        note.detail = event.detail;
        m_notes.push_back(std::move(note));
        any = true;
    }
    if (any && m_begun) m_rounds.request();
}

void LogFeed::startOver() {
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->batches.clear();
        m_inbox->lines = 0;
    }
    m_lastSequence.clear();
    m_unexplained = 0;
    m_notes.clear();
    m_begun = false;
    clear();
}

LogEntry LogFeed::lineEntry(const LogLine& line) const {
    LogEntry entry;
    entry.severity = line.severity;
    entry.ordinal = line.ordinal;
    entry.at = line.at;
    entry.node = line.node;
    entry.sequence = line.sequence;
    ColouredLine coloured = parseColours(cutUtf8(line.text, kLongestLine));
    entry.text = std::move(coloured.text);
    entry.runs = std::move(coloured.runs);
    if (line.text.size() > kLongestLine) entry.full = std::make_shared<std::string>(line.text);
    return entry;
}

void LogFeed::read(const LogBatch& batch, std::vector<LogEntry>& to) {
    const std::size_t begin = to.size();
    std::uint64_t inGaps = 0;
    for (const LogLine& line : batch.lines) {
        const auto [known, first] = m_lastSequence.try_emplace(line.node, line.sequence);
        if (!first) {
            if (line.sequence <= known->second) continue;  // sent again
            const std::uint64_t gap = line.sequence - known->second - 1;
            known->second = line.sequence;
            const std::uint64_t told = std::min(gap, m_unexplained);
            m_unexplained -= told;
            inGaps += gap - told;
            if (gap > told) {
                LogEntry missing;
                missing.kind = LogEntry::Kind::Missing;
                missing.at = line.at;
                missing.node = line.node;
                missing.ordinal = line.ordinal;
                missing.missing = gap - told;
                to.push_back(std::move(missing));
            }
        }
        to.push_back(lineEntry(line));
    }
    if (batch.missing <= inGaps) return;
    LogEntry missing;
    missing.kind = LogEntry::Kind::Missing;
    missing.node = m_filter.node;
    missing.missing = batch.missing - inGaps;
    m_unexplained += missing.missing;
    missing.at = to.size() > begin    ? to[begin].at
                 : !m_entries.empty() ? m_entries.back().at
                                      : m_bridge.snapshot()->at;
    to.insert(to.begin() + static_cast<std::ptrdiff_t>(begin), std::move(missing));
}

void LogFeed::merge(std::vector<LogEntry> fresh) {
    auto next = fresh.begin();
    while (next != fresh.end()) {
        // Where it belongs: after everything that is not later.
        std::size_t at = m_entries.size();
        const std::size_t lowest = at > kLateWindow ? at - kLateWindow : 0;
        while (at > lowest && next->at < m_entries[at - 1].at)
            --at;
        auto last = next + 1;
        if (at == m_entries.size()) {
            last = fresh.end();
        } else {
            while (last != fresh.end() && last->at < m_entries[at].at)
                ++last;
        }
        insert(at, next, last);
        next = last;
    }
    trim();
}

void LogFeed::insert(std::size_t at, std::vector<LogEntry>::iterator first,
                     std::vector<LogEntry>::iterator last) {
    const int index = static_cast<int>(at);
    const int count = static_cast<int>(last - first);
    Q_EMIT aboutToInsert(index, count);
    for (auto entry = first; entry != last; ++entry)
        m_bytes += bytesOf(*entry);
    m_entries.insert(m_entries.begin() + index, std::make_move_iterator(first),
                     std::make_move_iterator(last));
    Q_EMIT inserted(index, count);
}

void LogFeed::trim() {
    std::size_t count = 0;
    std::size_t bytes = m_bytes;
    while (count < m_entries.size() &&
           (m_entries.size() - count > m_options.capacity || bytes > m_options.maxBytes)) {
        bytes -= bytesOf(m_entries[count]);
        ++count;
    }
    if (count == 0) return;
    Q_EMIT aboutToDrop(static_cast<int>(count));
    m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(count));
    m_bytes = bytes;
    m_dropped += count;
    Q_EMIT droppedOldest(static_cast<int>(count));
}

void LogFeed::clear() {
    Q_EMIT aboutToClear();
    m_dropped += m_entries.size();
    m_entries.clear();
    m_bytes = 0;
    Q_EMIT cleared();
}

std::size_t LogFeed::bytesOf(const LogEntry& entry) {
    return entry.text.size() + entry.detail.size() + (entry.full ? entry.full->size() : 0) +
           entry.runs.size() * sizeof(StyleRun);
}

}  // namespace berth::bridge
