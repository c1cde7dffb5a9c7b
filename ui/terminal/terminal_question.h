// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

// Asks before something is done with a text that nobody vouches for, and shows it: every character
// visible, no more than its first lines.
class TerminalQuestion final : public DialogFrame {
    Q_OBJECT

  public:
    struct Texts {
        QString window;    // title
        QString sentence;  // what would be done
        QString note;
        QString action;  // on the button
    };
    static constexpr int kShownLines = 10;
    static constexpr int kShownColumns = 96;

    // `shown` may be empty. `then` is called when the person agrees, if `parent` still lives.
    static TerminalQuestion* show(UiContext& ui, const Texts& texts, const QString& shown,
                                  std::function<void()> then, QWidget* parent);

  private:
    TerminalQuestion(UiContext& ui, const Texts& texts, const QString& shown, QWidget* parent);
};

// The first lines of a text as the question shows them.
[[nodiscard]] QString previewOf(const QString& text);

}  // namespace berth::ui
