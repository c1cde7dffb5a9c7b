// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <string_view>
#include <vector>

namespace berth::items {

// A table over rows of immutable snapshots. merge() brings the shown rows to the next ones by id:
// what is gone is removed, what is new inserted, what differs reported, and what has another place
// moved with its persistent indexes. Selection, current row and scroll position survive. Linear in
// the number of rows, apart from what the caller spends on sorting.
//
// Few scattered changes are reported as runs of rows; past kMostRuns of a kind they are gathered
// into one run, with a change of layout around it. GUI thread.
class RowModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    static constexpr int kMostRuns = 200;

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    // -1 when it is not shown.
    [[nodiscard]] int rowOfId(std::string_view id) const;

  protected:
    // Views into what `keep` of the merge holds.
    struct Row {
        std::string_view id;
        const void* value = nullptr;
    };

    void merge(std::vector<Row> next, std::shared_ptr<const void> keep);
    // Whether the row looks the same before and after.
    [[nodiscard]] virtual bool same(const void* before, const void* after) const = 0;
    [[nodiscard]] const Row& shown(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    // Every row's cell of this column may read differently: time has passed.
    void touchColumn(int column);

  private:
    void removeAllBut(const std::vector<bool>& kept);
    void permute(const std::vector<int>& order);
    void insert(const std::vector<Row>& next, const std::vector<int>& origin);
    void replaceValues(const std::vector<Row>& next);

    std::vector<Row> m_rows;
    std::shared_ptr<const void> m_keep;
};

}  // namespace berth::items
