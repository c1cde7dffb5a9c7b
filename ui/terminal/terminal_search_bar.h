// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"

namespace berth::ui {

class Button;
class Label;
class SearchField;
class TerminalView;

// Looks for text in a terminal: hits are counted and stepped through. Escape closes it.
class TerminalSearchBar final : public Panel {
    Q_OBJECT

  public:
    // The view must live as long.
    TerminalSearchBar(UiContext& ui, TerminalView& view, QWidget* parent = nullptr);

    void open();
    void close();

  protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void retranslate();
    void apply();
    void showHits();

    TerminalView& m_view;
    SearchField* m_text;
    Button* m_case;
    Label* m_hits;
    Button* m_before;
    Button* m_after;
    Button* m_close;
};

}  // namespace berth::ui
