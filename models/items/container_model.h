// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/inspection.h"
#include "models/items/table_model.h"

namespace berth::items {

enum class ContainerColumn : int { Name, Status, Image, Restarts, Detail };
inline constexpr int kContainerColumns = 5;

struct ContainerRow {
    domain::ContainerState container;

    [[nodiscard]] std::string_view id() const { return container.id; }
    friend bool operator==(const ContainerRow&, const ContainerRow&) = default;
};

using ContainerText = CellText<ContainerRow, ContainerColumn>;

// The containers of an inspected computer, by name unless sorted.
class ContainerModel final : public TableModel<ContainerRow, ContainerColumn, kContainerColumns> {
    Q_OBJECT
  public:
    explicit ContainerModel(const ContainerText* text, QObject* parent = nullptr);

    void setLook(const domain::Inspection& look);

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const ContainerRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const ContainerRow& a, const ContainerRow& b,
                                                Column column) const override;
};

}  // namespace berth::items
