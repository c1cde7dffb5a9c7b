// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRegularExpression>
#include <QString>
#include <QTimer>
#include <chrono>
#include <cstdint>
#include <deque>
#include <string>

#include "models/bridge/log_feed.h"
#include "models/domain/clock.h"

namespace berth::bridge {

struct LogQuery {
    QString text{};
    bool regex = false;
    bool caseSensitive = false;  // plain search folds ASCII letters only

    friend bool operator==(const LogQuery&, const LogQuery&) = default;
};

// Finds lines in a feed and keeps the list of hits up to date while lines come and go. Works in
// slices of a few milliseconds so that the interface never waits; a regular expression gets a
// budget of time in all and a limit on each line, since an expression can take for ever on a line
// of few characters. GUI thread; feed and clock must outlive it.
class LogSearch final : public QObject {
    Q_OBJECT
  public:
    struct Options {
        std::chrono::milliseconds slice{4};
        std::chrono::milliseconds budget{2000};  // of regular expressions, since setQuery
    };

    LogSearch(const LogFeed& feed, const domain::Clock& clock, Options options,
              QObject* parent = nullptr);

    // An empty text ends the search.
    void setQuery(LogQuery query);
    [[nodiscard]] const LogQuery& query() const { return m_query; }

    [[nodiscard]] int hitCount() const { return static_cast<int>(m_hits.size()); }
    // Serial (see LogFeed) of the entry of the n-th hit, oldest first.
    [[nodiscard]] std::uint64_t hit(int n) const { return m_hits[static_cast<std::size_t>(n)]; }
    [[nodiscard]] bool isHit(std::uint64_t serial) const;
    // The first hit at or after the serial, or hitCount().
    [[nodiscard]] int hitFrom(std::uint64_t serial) const;

    [[nodiscard]] bool finished() const;
    // The budget is used up: what comes after the last hit was not looked at.
    [[nodiscard]] bool gaveUp() const { return m_gaveUp; }
    // What is wrong with the regular expression, in English, and where; empty when nothing is.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] int problemAt() const { return m_problemAt; }

  Q_SIGNALS:
    void changed();

  private:
    void work();
    [[nodiscard]] bool matches(const LogEntry& entry) const;
    void feedInserted(int first, int count);
    void feedDropped();

    const LogFeed& m_feed;
    const domain::Clock& m_clock;
    const Options m_options;
    LogQuery m_query;
    std::string m_needle;
    QRegularExpression m_expression;
    std::uint64_t m_next = 0;  // the first serial not looked at
    std::deque<std::uint64_t> m_hits;
    domain::Duration m_used{0};
    bool m_gaveUp = false;
    QString m_problem;
    int m_problemAt = 0;
    QTimer m_more;
};

}  // namespace berth::bridge
