// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <string_view>

#include "models/domain/snapshot.h"
#include "models/items/table_model.h"
#include "models/items/text_filter.h"

namespace berth::items {

enum class NodeColumn : int {
    Name,
    Deployment,
    State,
    Region,
    Machine,
    Gpu,
    GpuUse,
    GpuMemory,  // used
    Requests,
    Restarts,
    Age,       // since it was created
    DiskOnly,  // bytes lost with the node
    RateNow,
    Cost,
};
inline constexpr int kNodeColumns = 14;

// Points into its snapshot.
struct NodeRow {
    const domain::Snapshot* snapshot = nullptr;
    const domain::Node* node = nullptr;
    std::string_view deploymentName;  // empty when the deployment is gone

    [[nodiscard]] std::string_view id() const { return node->id.value; }
    // But for what time alone changes.
    friend bool operator==(const NodeRow& a, const NodeRow& b) {
        return *a.node == *b.node && a.deploymentName == b.deploymentName;
    }
};

using NodeText = CellText<NodeRow, NodeColumn>;

struct NodeFilter {
    domain::DeploymentId deployment{};  // empty: of all
    QString text{};                     // in name, deployment, machine or GPU
    std::optional<domain::NodeState> state{};
    domain::RegionId region{};  // empty: all
    bool ended = false;         // show those that are gone, too

    friend bool operator==(const NodeFilter&, const NodeFilter&) = default;
};

// Nodes of one deployment or of all, in the snapshot's order unless sorted.
class NodeModel final : public TableModel<NodeRow, NodeColumn, kNodeColumns> {
    Q_OBJECT
  public:
    explicit NodeModel(const NodeText* text, QObject* parent = nullptr);

    void setSnapshot(const domain::SnapshotPtr& snapshot);
    void setFilter(NodeFilter filter);
    [[nodiscard]] const NodeFilter& filter() const { return m_filter.get(); }

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const NodeRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const NodeRow& a, const NodeRow& b,
                                                Column column) const override;
    [[nodiscard]] bool shows(const NodeRow& row) const override;

  private:
    TextFilter<NodeFilter> m_filter;
    domain::Instant m_at;  // of the snapshot
};

}  // namespace berth::items
