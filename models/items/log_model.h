// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <cstdint>
#include <deque>
#include <set>

#include "models/bridge/log_feed.h"

namespace berth::items {

struct LogFilter {
    domain::Severity atLeast = domain::Severity::Debug;
    std::set<domain::NodeId> nodes{};  // empty: all

    friend bool operator==(const LogFilter&, const LogFilter&) = default;
};

// The entries of a feed that pass a filter, oldest first. Rows about gaps, reconnections and
// replaced nodes pass any severity. DisplayRole is the text made harmless, see toDisplay(); views
// that paint colours take entryAt(). GUI thread; the feed must outlive the model.
class LogModel final : public QAbstractListModel {
    Q_OBJECT
  public:
    explicit LogModel(const bridge::LogFeed& feed, QObject* parent = nullptr);

    void setFilter(LogFilter filter);
    [[nodiscard]] const LogFilter& filter() const { return m_filter; }

    [[nodiscard]] const bridge::LogEntry& entryAt(int row) const;
    [[nodiscard]] std::uint64_t serialAt(int row) const {
        return m_shown[static_cast<std::size_t>(row)];
    }
    // The row of the entry, or of the next one that is shown; rowCount() past the end.
    [[nodiscard]] int rowFrom(std::uint64_t serial) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    [[nodiscard]] bool matches(const bridge::LogEntry& entry) const;
    void feedInserted(int first, int count);
    void feedDropping(int count);
    void feedCleared();
    void rebuild();

    const bridge::LogFeed& m_feed;
    LogFilter m_filter;
    std::deque<std::uint64_t> m_shown;  // serials, ascending
};

}  // namespace berth::items
