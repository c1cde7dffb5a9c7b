// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/api_call_model.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

// Cells of calls to a platform in words. What came from outside is made visible and harmless.
class CallWords final : public items::ApiCallText {
  public:
    explicit CallWords(UiContext& ui) : m_ui(ui) {}

    [[nodiscard]] QString heading(items::ApiCallColumn column) const override;
    [[nodiscard]] QString cell(const domain::ApiCall& call,
                               items::ApiCallColumn column) const override;
    // All cells of a call in one line, for the clipboard.
    [[nodiscard]] QString line(const domain::ApiCall& call) const;

  private:
    UiContext& m_ui;
};

}  // namespace berth::ui
