// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "models/domain/stream.h"
#include "models/items/stream_model.h"
#include "models/items/text_filter.h"

namespace berth::items {

enum class EventColumn : int { When, What, Deployment, Node, Detail };
inline constexpr int kEventColumns = 5;

using EventText = CellText<domain::Event, EventColumn>;

struct EventFilter {
    domain::DeploymentId deployment{};  // empty: all
    domain::NodeId node{};              // empty: all
    QString text{};                     // in names, subject or detail
    domain::Severity atLeast = domain::Severity::Debug;

    friend bool operator==(const EventFilter&, const EventFilter&) = default;
};

// What happened, newest first; the newest 10,000 are kept. An event whose sequence does not grow
// means that the platform has started over: what was before is dropped.
class EventModel final : public StreamModel<domain::Event, EventColumn, kEventColumns> {
    Q_OBJECT
  public:
    explicit EventModel(const EventText* text, QObject* parent = nullptr);

    // Oldest first, as the bridge signals them.
    void append(const std::vector<domain::Event>& events);
    void setFilter(EventFilter filter);
    [[nodiscard]] const EventFilter& filter() const { return m_filter.get(); }

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const domain::Event& event, Column column) const override;
    [[nodiscard]] bool shows(const domain::Event& event) const override;

  private:
    TextFilter<EventFilter> m_filter;
};

}  // namespace berth::items
