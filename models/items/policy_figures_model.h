// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "models/domain/policy_comparison.h"
#include "models/items/table_model.h"

namespace berth::items {

enum class PolicyColumn : int {
    Policy,
    Answered,
    NotAnswered,
    MeanWait,
    MeanLatency,
    P95,
    P99,
    Busiest,
};
inline constexpr int kPolicyColumns = 8;

struct PolicyRow {
    domain::PolicyFigures figures;
    bool isCurrent = false;  // the policy that the link has

    [[nodiscard]] std::string_view id() const { return domain::toText(figures.policy); }
    [[nodiscard]] std::int64_t notAnswered() const {
        return figures.refused + figures.timedOut + figures.failed;
    }
    friend bool operator==(const PolicyRow&, const PolicyRow&) = default;
};

using PolicyText = CellText<PolicyRow, PolicyColumn>;

// How policies would have done with the same traffic, the lowest p95 first unless sorted; those
// that left requests without an answer after those that did not.
class PolicyFiguresModel final : public TableModel<PolicyRow, PolicyColumn, kPolicyColumns> {
    Q_OBJECT
  public:
    explicit PolicyFiguresModel(const PolicyText* text, QObject* parent = nullptr);

    void setComparison(const domain::PolicyComparison& comparison);

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const PolicyRow& row, Column column) const override;
    [[nodiscard]] std::partial_ordering compare(const PolicyRow& a, const PolicyRow& b,
                                                Column column) const override;
};

}  // namespace berth::items
