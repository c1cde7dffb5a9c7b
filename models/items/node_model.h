// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <string_view>

#include "models/domain/snapshot.h"
#include "models/items/row_model.h"

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
    const domain::Node* node = nullptr;
    std::string_view deploymentName;  // empty when the deployment is gone
};

// Turns cells into text of the user's language; handed in by the interface.
class NodeText {
  public:
    NodeText() = default;
    NodeText(const NodeText&) = delete;
    NodeText& operator=(const NodeText&) = delete;
    virtual ~NodeText() = default;
    [[nodiscard]] virtual QString heading(NodeColumn column) const = 0;
    [[nodiscard]] virtual QString cell(const NodeRow& row, NodeColumn column,
                                       const domain::Snapshot& snapshot) const = 0;
};

struct NodeFilter {
    domain::DeploymentId deployment{};  // empty: of all
    QString text{};                     // in name, deployment, machine or GPU
    std::optional<domain::NodeState> state{};
    domain::RegionId region{};  // empty: all
    bool ended = false;         // show those that are gone, too

    friend bool operator==(const NodeFilter&, const NodeFilter&) = default;
};

// Nodes of one deployment or of all, in the snapshot's order unless sorted. `text` may be null and
// must outlive the model.
class NodeModel final : public RowModel {
    Q_OBJECT
  public:
    explicit NodeModel(const NodeText* text, QObject* parent = nullptr);
    ~NodeModel() override;

    void setSnapshot(domain::SnapshotPtr snapshot);
    void setFilter(NodeFilter filter);
    [[nodiscard]] const NodeFilter& filter() const { return m_filter; }
    void retranslate();

    [[nodiscard]] const NodeRow& rowAt(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    // A negative column: the snapshot's order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

  protected:
    [[nodiscard]] bool same(const void* before, const void* after) const override;

  private:
    struct Data;

    void rebuild();
    [[nodiscard]] QVariant value(const NodeRow& row, NodeColumn column) const;

    const NodeText* m_text;
    std::shared_ptr<const Data> m_data;
    NodeFilter m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

}  // namespace berth::items
