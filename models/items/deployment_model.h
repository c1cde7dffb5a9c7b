// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <optional>
#include <string>

#include "models/domain/snapshot.h"
#include "models/items/deployment_row.h"
#include "models/items/table_model.h"
#include "models/items/text_filter.h"

namespace berth::items {

enum class DeploymentColumn : int {
    Name,
    State,
    Nodes,  // one mark a node
    Ready,  // ready of wanted
    Gpu,
    Region,
    Link,
    RateNow,  // per hour in the interface; the value is points per second
    CostSoFar,
    Age,  // since it was created
    Requests,
    Warning,  // the worst
};
inline constexpr int kDeploymentColumns = 12;

using DeploymentText = CellText<DeploymentRow, DeploymentColumn>;

struct DeploymentFilter {
    QString text{};  // in name, image or link
    std::optional<StateGroup> group{};
    std::string gpuSpec{};      // empty: all
    domain::RegionId region{};  // empty: all; else those that may be placed there

    friend bool operator==(const DeploymentFilter&, const DeploymentFilter&) = default;
};

// Over the rows shown; `inGroup` over those that match all but the group.
struct DeploymentTotals {
    int deployments = 0;
    int nodesReady = 0;
    int nodesWanted = 0;
    domain::Rate rateNow;
    domain::Money costSoFar;
    double requestsPerSecond = 0;
    std::array<int, 4> inGroup{};  // by StateGroup
    int ofAllGroups = 0;

    friend bool operator==(const DeploymentTotals&, const DeploymentTotals&) = default;
};

// The list of deployments: worst first unless sorted by a column.
class DeploymentModel final
    : public TableModel<DeploymentRow, DeploymentColumn, kDeploymentColumns> {
    Q_OBJECT
  public:
    explicit DeploymentModel(const DeploymentText* text, QObject* parent = nullptr);

    void setSnapshot(const domain::SnapshotPtr& snapshot);
    void setFilter(DeploymentFilter filter);
    [[nodiscard]] const DeploymentFilter& filter() const { return m_filter.get(); }
    [[nodiscard]] const DeploymentTotals& totals() const { return m_totals; }

  Q_SIGNALS:
    void totalsChanged();

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const DeploymentRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const DeploymentRow& a, const DeploymentRow& b,
                                                Column column) const override;
    [[nodiscard]] bool shows(const DeploymentRow& row) const override;

  private:
    [[nodiscard]] bool matchesAllButGroup(const DeploymentRow& row) const;
    [[nodiscard]] bool isOfGroup(const DeploymentRow& row) const;
    void countTotals();

    TextFilter<DeploymentFilter> m_filter;
    DeploymentTotals m_totals;
    domain::Instant m_at;  // of the snapshot
};

}  // namespace berth::items
