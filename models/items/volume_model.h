// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>
#include <vector>

#include "models/domain/snapshot.h"
#include "models/items/table_model.h"
#include "models/items/text_filter.h"

namespace berth::items {

enum class VolumeColumn : int { Name, Kind, Used, Capacity, Fill, Files, MountedBy };
inline constexpr int kVolumeColumns = 7;

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
    [[nodiscard]] std::string_view id() const { return volume->id.value; }

    friend bool operator==(const VolumeRow& a, const VolumeRow& b) {
        return *a.volume == *b.volume && a.uses == b.uses;
    }
};

// One row per volume, in the snapshot's order.
[[nodiscard]] std::vector<VolumeRow> volumeRows(const domain::Snapshot& snapshot);

using VolumeText = CellText<VolumeRow, VolumeColumn>;

struct VolumeFilter {
    QString text{};  // in the name, or in those of the deployments that mount it
    bool mountedOnly = false;

    friend bool operator==(const VolumeFilter&, const VolumeFilter&) = default;
};

// The volumes of a platform, by name unless sorted.
class VolumeModel final : public TableModel<VolumeRow, VolumeColumn, kVolumeColumns> {
    Q_OBJECT
  public:
    explicit VolumeModel(const VolumeText* text, QObject* parent = nullptr);

    void setSnapshot(const domain::SnapshotPtr& snapshot);
    void setFilter(VolumeFilter filter);

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const VolumeRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const VolumeRow& a, const VolumeRow& b,
                                                Column column) const override;
    [[nodiscard]] bool shows(const VolumeRow& row) const override;

  private:
    TextFilter<VolumeFilter> m_filter;
};

}  // namespace berth::items
