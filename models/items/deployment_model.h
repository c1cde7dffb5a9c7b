// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <memory>
#include <optional>
#include <string>

#include "models/domain/snapshot.h"
#include "models/items/deployment_row.h"
#include "models/items/row_model.h"

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

// Turns cells into text of the user's language; handed in by the interface.
class DeploymentText {
  public:
    DeploymentText() = default;
    DeploymentText(const DeploymentText&) = delete;
    DeploymentText& operator=(const DeploymentText&) = delete;
    virtual ~DeploymentText() = default;
    [[nodiscard]] virtual QString heading(DeploymentColumn column) const = 0;
    [[nodiscard]] virtual QString cell(const DeploymentRow& row, DeploymentColumn column,
                                       const domain::Snapshot& snapshot) const = 0;
};

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

// The list of deployments: worst first unless sorted by a column. `text` may be null (DisplayRole
// is then the value) and must outlive the model.
class DeploymentModel final : public RowModel {
    Q_OBJECT
  public:
    explicit DeploymentModel(const DeploymentText* text, QObject* parent = nullptr);
    ~DeploymentModel() override;

    void setSnapshot(domain::SnapshotPtr snapshot);
    void setFilter(DeploymentFilter filter);
    [[nodiscard]] const DeploymentFilter& filter() const { return m_filter; }
    // The language has changed.
    void retranslate();

    [[nodiscard]] const DeploymentRow& rowAt(int row) const;
    [[nodiscard]] const DeploymentTotals& totals() const { return m_totals; }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    // A negative column: worst first.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

  Q_SIGNALS:
    void totalsChanged();

  protected:
    [[nodiscard]] bool same(const void* before, const void* after) const override;

  private:
    struct Data;

    void rebuild();
    [[nodiscard]] QVariant value(const DeploymentRow& row, DeploymentColumn column) const;
    [[nodiscard]] bool less(const DeploymentRow& a, const DeploymentRow& b) const;

    const DeploymentText* m_text;
    std::shared_ptr<const Data> m_data;
    DeploymentFilter m_filter;
    DeploymentTotals m_totals;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

}  // namespace berth::items
