// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/inspection.h"
#include "models/items/table_model.h"

namespace berth::items {

enum class FilesystemColumn : int { Path, Keeps, Type, Fill, Used, Size };
inline constexpr int kFilesystemColumns = 6;

struct FilesystemRow {
    domain::Filesystem disk;

    [[nodiscard]] double fill() const;  // 0 … 1; 0 where it is not known
    [[nodiscard]] std::string_view id() const { return disk.path; }
    friend bool operator==(const FilesystemRow&, const FilesystemRow&) = default;
};

// Those that can hold data and have a size.
[[nodiscard]] std::vector<FilesystemRow> filesystemRows(const domain::Inspection& look);

using FilesystemText = CellText<FilesystemRow, FilesystemColumn>;

// The file systems of an inspected computer, by path unless sorted.
class FilesystemModel final
    : public TableModel<FilesystemRow, FilesystemColumn, kFilesystemColumns> {
    Q_OBJECT
  public:
    explicit FilesystemModel(const FilesystemText* text, QObject* parent = nullptr);

    void setLook(const domain::Inspection& look);

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const FilesystemRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const FilesystemRow& a, const FilesystemRow& b,
                                                Column column) const override;
};

}  // namespace berth::items
