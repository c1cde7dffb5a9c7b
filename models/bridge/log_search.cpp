// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/log_search.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "models/domain/ascii.h"

namespace berth::bridge {

namespace {

// PCRE2 gives up on a line after so many steps (pcre2pattern(3), "(*LIMIT_MATCH=d)"): the pattern
// itself can only lower the limit.
const QString& limits() {
    static const QString kLimits = QStringLiteral("(*LIMIT_MATCH=100000)(*LIMIT_HEAP=10000)");
    return kLimits;
}

bool containsFolded(std::string_view text, std::string_view needle) {
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                       [](char a, char b) { return domain::lowerCase(a) == b; }) != text.end();
}

}  // namespace

LogSearch::LogSearch(const LogFeed& feed, const domain::Clock& clock, Options options,
                     QObject* parent)
    : QObject(parent), m_feed(feed), m_clock(clock), m_options(options) {
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &LogSearch::work);
    connect(&feed, &LogFeed::inserted, this, &LogSearch::feedInserted);
    connect(&feed, &LogFeed::droppedOldest, this, &LogSearch::feedDropped);
    connect(&feed, &LogFeed::cleared, this, &LogSearch::feedDropped);
}

void LogSearch::setQuery(LogQuery query) {
    m_query = std::move(query);
    m_hits.clear();
    m_next = m_feed.dropped();
    m_used = {};
    m_gaveUp = false;
    m_problem.clear();
    m_problemAt = 0;
    m_more.stop();
    m_needle = m_query.text.toStdString();
    if (!m_query.caseSensitive) m_needle = domain::lowerCase(m_needle);
    if (m_query.regex) {
        m_expression.setPattern(limits() + m_query.text);
        m_expression.setPatternOptions(m_query.caseSensitive
                                           ? QRegularExpression::NoPatternOption
                                           : QRegularExpression::CaseInsensitiveOption);
        if (!m_expression.isValid()) {
            m_problem = m_expression.errorString();
            m_problemAt =
                std::max(0, static_cast<int>(m_expression.patternErrorOffset() - limits().size()));
        }
    }
    work();
}

bool LogSearch::isHit(std::uint64_t serial) const {
    return std::ranges::binary_search(m_hits, serial);
}

int LogSearch::hitFrom(std::uint64_t serial) const {
    return static_cast<int>(std::ranges::lower_bound(m_hits, serial) - m_hits.begin());
}

bool LogSearch::finished() const {
    return m_query.text.isEmpty() || !m_problem.isEmpty() || m_gaveUp ||
           m_next >= m_feed.dropped() + static_cast<std::uint64_t>(m_feed.size());
}

bool LogSearch::matches(const LogEntry& entry) const {
    if (entry.kind != LogEntry::Kind::Line) return false;
    if (m_query.regex) {
        // A line the limit stopped counts as no hit.
        return m_expression.match(QString::fromStdString(entry.text)).hasMatch();
    }
    return m_query.caseSensitive ? entry.text.find(m_needle) != std::string::npos
                                 : containsFolded(entry.text, m_needle);
}

void LogSearch::work() {
    const domain::Duration begin = m_clock.monotonic();
    const int every = m_query.regex ? 1 : 64;
    int looked = 0;
    while (!finished()) {
        if (++looked % every == 0) {
            const domain::Duration spent = m_clock.monotonic() - begin;
            if (m_query.regex && m_used + spent > m_options.budget) {
                m_gaveUp = true;
                break;
            }
            if (spent > m_options.slice) {
                m_more.start();
                break;
            }
        }
        const int index = static_cast<int>(m_next - m_feed.dropped());
        if (matches(m_feed.entry(index))) m_hits.push_back(m_next);
        ++m_next;
    }
    m_used += m_clock.monotonic() - begin;
    Q_EMIT changed();
}

void LogSearch::feedInserted(int first, int count) {
    Q_UNUSED(count)
    if (m_query.text.isEmpty()) return;
    // Late lines: what stands after them has moved and is looked at again.
    const std::uint64_t serial = m_feed.dropped() + static_cast<std::uint64_t>(first);
    if (serial < m_next) {
        m_next = serial;
        while (!m_hits.empty() && m_hits.back() >= serial)
            m_hits.pop_back();
    }
    if (!m_more.isActive()) m_more.start();
}

void LogSearch::feedDropped() {
    m_next = std::max(m_next, m_feed.dropped());
    const std::size_t before = m_hits.size();
    while (!m_hits.empty() && m_hits.front() < m_feed.dropped())
        m_hits.pop_front();
    if (m_hits.size() != before) Q_EMIT changed();
}

}  // namespace berth::bridge
