// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/remote_file_model.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// The words of a folder's table. Names are shown with their invisible characters.
class FileWords final : public items::RemoteFileText {
  public:
    explicit FileWords(const UiContext& ui) : m_ui(ui) {}
    [[nodiscard]] QString heading(items::RemoteFileColumn column) const override;
    [[nodiscard]] QString cell(const items::RemoteFileRow& row,
                               items::RemoteFileColumn column) const override;

  private:
    const UiContext& m_ui;
};

// What becomes of it when the node ends, and since when it is saved where it was.
[[nodiscard]] QString fateText(const items::RemoteFileRow& row, const Formatter& format);
[[nodiscard]] StateVisual fateVisual(const items::RemoteFileRow& row);
// "10:44" of the desk's own clock.
[[nodiscard]] QString deskTime(std::int64_t unixMs, const Formatter& format);

}  // namespace berth::ui
