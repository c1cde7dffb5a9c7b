// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "models/domain/inspection.h"
#include "models/items/table_model.h"
#include "models/items/text_filter.h"

namespace berth::items {

enum class KernelColumn : int { At, Text };
inline constexpr int kKernelColumns = 2;

struct KernelRow {
    std::string key;  // its place in the log
    domain::KernelMessage message;
    bool xid = false;  // an error of NVIDIA's driver

    [[nodiscard]] std::string_view id() const { return key; }
    friend bool operator==(const KernelRow&, const KernelRow&) = default;
};

using KernelText = CellText<KernelRow, KernelColumn>;

struct KernelFilter {
    QString text{};
    friend bool operator==(const KernelFilter&, const KernelFilter&) = default;
};

// The kernel's messages of an inspected computer, newest first unless sorted.
class KernelMessageModel final : public TableModel<KernelRow, KernelColumn, kKernelColumns> {
    Q_OBJECT
  public:
    explicit KernelMessageModel(const KernelText* text, QObject* parent = nullptr);

    void setLook(const domain::Inspection& look);
    void setFilter(KernelFilter filter);

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const KernelRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const KernelRow& a, const KernelRow& b,
                                                Column column) const override;
    [[nodiscard]] bool shows(const KernelRow& row) const override;

  private:
    TextFilter<KernelFilter> m_filter;
};

}  // namespace berth::items
