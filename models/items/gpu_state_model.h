// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <string>

#include "models/domain/inspection_gpu.h"
#include "models/items/table_model.h"

namespace berth::items {

enum class GpuStateColumn : int { Gpu, Model, Use, Memory, Temperature, Power, Trend };
inline constexpr int kGpuStateColumns = 7;

// One card of a computer, and its course.
struct GpuStateRow {
    std::string key;  // as inspection::gpuKey()
    domain::GpuState gpu;
    QVector<double> useTrend;  // oldest first, 0 … 1

    [[nodiscard]] double memoryShare() const;  // 0 … 1; 0 where it is not known
    [[nodiscard]] std::string_view id() const { return key; }
    friend bool operator==(const GpuStateRow&, const GpuStateRow&) = default;
};

using GpuStateText = CellText<GpuStateRow, GpuStateColumn>;

// The GPUs of an inspected computer, in its own order unless sorted.
class GpuStateModel final : public TableModel<GpuStateRow, GpuStateColumn, kGpuStateColumns> {
    Q_OBJECT
  public:
    explicit GpuStateModel(const GpuStateText* text, QObject* parent = nullptr);

    void setGpus(std::vector<GpuStateRow> rows);

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const GpuStateRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const GpuStateRow& a, const GpuStateRow& b,
                                                Column column) const override;
};

}  // namespace berth::items
