// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/policy_figures_model.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

// The words of the table in which policies are compared.
class ComparisonWords final : public items::PolicyText {
  public:
    explicit ComparisonWords(UiContext& ui) : m_ui(ui) {}

    [[nodiscard]] QString heading(items::PolicyColumn column) const override;
    [[nodiscard]] QString cell(const items::PolicyRow& row,
                               items::PolicyColumn column) const override;

  private:
    UiContext& m_ui;
};

}  // namespace berth::ui
