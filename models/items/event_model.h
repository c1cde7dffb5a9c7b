// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <cstdint>
#include <deque>
#include <vector>

#include "models/domain/stream.h"

namespace berth::items {

class TextMatch;

enum class EventColumn : int { When, What, Deployment, Node, Detail };
inline constexpr int kEventColumns = 5;

// Turns cells into text of the user's language; handed in by the interface.
class EventText {
  public:
    EventText() = default;
    EventText(const EventText&) = delete;
    EventText& operator=(const EventText&) = delete;
    virtual ~EventText() = default;
    [[nodiscard]] virtual QString heading(EventColumn column) const = 0;
    [[nodiscard]] virtual QString cell(const domain::Event& event, EventColumn column) const = 0;
};

struct EventFilter {
    domain::DeploymentId deployment{};  // empty: all
    domain::NodeId node{};              // empty: all
    QString text{};                     // in names, subject or detail
    domain::Severity atLeast = domain::Severity::Debug;

    friend bool operator==(const EventFilter&, const EventFilter&) = default;
};

// What happened, newest first; the newest 10,000 are kept. An event whose sequence does not grow
// means that the platform has started over: what was before is dropped. `text` may be null and must
// outlive the model. GUI thread.
class EventModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    static constexpr std::size_t kCapacity = 10'000;

    explicit EventModel(const EventText* text, QObject* parent = nullptr);

    // Oldest first, as the bridge signals them.
    void append(const std::vector<domain::Event>& events);
    void clear();
    void setFilter(EventFilter filter);
    [[nodiscard]] const EventFilter& filter() const { return m_filter; }
    void retranslate();

    [[nodiscard]] const domain::Event& eventAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  private:
    [[nodiscard]] bool matches(const domain::Event& event, const TextMatch& text) const;
    void dropOldest(std::size_t count);

    const EventText* m_text;
    EventFilter m_filter;
    std::deque<domain::Event> m_events;  // oldest first
    std::uint64_t m_dropped = 0;         // events that are no longer in m_events
    std::deque<std::uint64_t> m_shown;   // position + m_dropped of those that match, oldest first
};

}  // namespace berth::items
