// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <string_view>

#include "ui/support/ui_context.h"

namespace berth::ui {

// The text of a part as it will be written, to read and copy. What was taken out is marked. Of a
// long text the beginning is shown, and of a long line too: laying out more would hold up the
// window.
class BundlePreview final : public QPlainTextEdit {
    Q_OBJECT

  public:
    static constexpr std::size_t kMostBytes = 256 * 1024;
    static constexpr std::size_t kMostInLine = 2000;

    explicit BundlePreview(UiContext& ui, QWidget* parent = nullptr);

    // `standIns`: addresses have been replaced, and what replaces them is marked too.
    void setPart(std::string_view text, bool standIns);
    // Whether the text is longer than what is shown.
    [[nodiscard]] bool isCut() const { return m_cut; }

  private:
    class Marks;

    Marks* m_marks;
    bool m_cut = false;
};

}  // namespace berth::ui
