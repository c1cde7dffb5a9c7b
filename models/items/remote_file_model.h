// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "models/domain/file_fate.h"
#include "models/domain/remote_files.h"
#include "models/items/table_model.h"

namespace berth::items {

enum class RemoteFileColumn : int { Name, Size, Modified, Fate, Permissions };
inline constexpr int kRemoteFileColumns = 5;

struct RemoteFileRow {
    domain::RemoteFile file;
    domain::FileFate fate = domain::FileFate::Unknown;
    std::optional<std::int64_t> savedUnixMs;  // when it was downloaded whole, here and now

    // It can be gone into.
    [[nodiscard]] bool isFolder() const {
        return file.kind == domain::RemoteFileKind::Folder || file.linkToFolder;
    }
    [[nodiscard]] std::string_view id() const { return file.name; }
    friend bool operator==(const RemoteFileRow&, const RemoteFileRow&) = default;
};

using RemoteFileText = CellText<RemoteFileRow, RemoteFileColumn>;

// What a folder of another computer holds: folders before files, each by name, unless sorted.
class RemoteFileModel final
    : public TableModel<RemoteFileRow, RemoteFileColumn, kRemoteFileColumns> {
    Q_OBJECT
  public:
    explicit RemoteFileModel(const RemoteFileText* text, QObject* parent = nullptr);

    void setFiles(std::vector<RemoteFileRow> rows);
    // Those whose names begin with a dot; at first they are not shown.
    void setShowsHidden(bool shows);
    [[nodiscard]] int hiddenCount() const;

  protected:
    [[nodiscard]] bool shows(const RemoteFileRow& row) const override;
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const RemoteFileRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const RemoteFileRow& a, const RemoteFileRow& b,
                                                Column column) const override;

  private:
    bool m_showsHidden = false;
};

}  // namespace berth::items
