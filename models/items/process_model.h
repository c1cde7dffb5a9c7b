// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "models/domain/inspection.h"
#include "models/items/table_model.h"
#include "models/items/text_filter.h"

namespace berth::items {

enum class ProcessColumn : int { Pid, Name, State, Memory, GpuMemory, Gpus };
inline constexpr int kProcessColumns = 6;

struct ProcessRow {
    std::string key;  // its number
    domain::HostProcess process;
    domain::Bytes gpuMemory;  // on all cards
    std::vector<int> gpus;    // that it holds memory of

    [[nodiscard]] std::string_view id() const { return key; }
    friend bool operator==(const ProcessRow&, const ProcessRow&) = default;
};

[[nodiscard]] std::vector<ProcessRow> processRows(const domain::Inspection& look);

using ProcessText = CellText<ProcessRow, ProcessColumn>;

struct ProcessFilter {
    QString text{};  // in the name or the number
    bool gpuOnly = false;
    friend bool operator==(const ProcessFilter&, const ProcessFilter&) = default;
};

// The processes of an inspected computer, largest first unless sorted.
class ProcessModel final : public TableModel<ProcessRow, ProcessColumn, kProcessColumns> {
    Q_OBJECT
  public:
    explicit ProcessModel(const ProcessText* text, QObject* parent = nullptr);

    void setLook(const domain::Inspection& look);
    void setFilter(ProcessFilter filter);

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const ProcessRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const ProcessRow& a, const ProcessRow& b,
                                                Column column) const override;
    [[nodiscard]] bool shows(const ProcessRow& row) const override;

  private:
    TextFilter<ProcessFilter> m_filter;
};

}  // namespace berth::items
