// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "models/domain/snapshot.h"
#include "models/items/row_model.h"

namespace berth::items {

enum class VolumeColumn : int { Name, Used, Capacity, Fill, Files, MountedBy };
inline constexpr int kVolumeColumns = 6;

// Where a volume is mounted: in every node of the deployment.
struct VolumeUse {
    const domain::Deployment* deployment = nullptr;
    const domain::VolumeMount* mount = nullptr;

    friend bool operator==(const VolumeUse& a, const VolumeUse& b) {
        return a.deployment->id == b.deployment->id && a.mount->path == b.mount->path &&
               a.deployment->spec.name == b.deployment->spec.name;
    }
};

// Points into its snapshot.
struct VolumeRow {
    const domain::Volume* volume = nullptr;
    std::vector<VolumeUse> uses;  // by name of the deployment

    // Platforms that do not tell how large a volume is leave its capacity at 0.
    [[nodiscard]] bool sizeTold() const { return volume->capacity.count > 0; }
    [[nodiscard]] double fill() const;  // 0 … 1
};

// One row per volume, in the snapshot's order.
[[nodiscard]] std::vector<VolumeRow> volumeRows(const domain::Snapshot& snapshot);

// Turns cells into text of the user's language; handed in by the interface.
class VolumeText {
  public:
    VolumeText() = default;
    VolumeText(const VolumeText&) = delete;
    VolumeText& operator=(const VolumeText&) = delete;
    virtual ~VolumeText() = default;
    [[nodiscard]] virtual QString heading(VolumeColumn column) const = 0;
    [[nodiscard]] virtual QString cell(const VolumeRow& row, VolumeColumn column) const = 0;
};

struct VolumeFilter {
    QString text{};  // in the name, or in those of the deployments that mount it
    bool mountedOnly = false;

    friend bool operator==(const VolumeFilter&, const VolumeFilter&) = default;
};

// The volumes of a platform, by name unless sorted. `text` may be null and must outlive the model.
// GUI thread.
class VolumeModel final : public RowModel {
    Q_OBJECT
  public:
    explicit VolumeModel(const VolumeText* text, QObject* parent = nullptr);
    ~VolumeModel() override;

    void setSnapshot(domain::SnapshotPtr snapshot);
    void setFilter(VolumeFilter filter);
    void retranslate();

    [[nodiscard]] const VolumeRow& rowAt(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    // A negative column: by name.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

  protected:
    [[nodiscard]] bool same(const void* before, const void* after) const override;

  private:
    struct Data;

    void rebuild();
    [[nodiscard]] QVariant value(const VolumeRow& row, VolumeColumn column) const;

    const VolumeText* m_text;
    std::shared_ptr<const Data> m_data;
    VolumeFilter m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

}  // namespace berth::items
