// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "models/domain/stream.h"
#include "models/items/stream_model.h"
#include "models/items/text_match.h"

namespace berth::items {

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
class EventModel final : public StreamModel<domain::Event> {
    Q_OBJECT
  public:
    explicit EventModel(const EventText* text, QObject* parent = nullptr);

    // Oldest first, as the bridge signals them.
    void append(const std::vector<domain::Event>& events);
    void setFilter(EventFilter filter);
    [[nodiscard]] const EventFilter& filter() const { return m_filter; }
    void retranslate();

    [[nodiscard]] const domain::Event& eventAt(int row) const { return itemAt(row); }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  protected:
    [[nodiscard]] bool shows(const domain::Event& event) const override;

  private:
    const EventText* m_text;
    EventFilter m_filter;
    TextMatch m_match;  // of the filter's text
};

}  // namespace berth::items
