// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"

class QMenuBar;
class QPushButton;

namespace berth::ui {

// The line at the head of the window, 36 px: menus at the left, the door to the palette at the
// right.
class TopBar final : public Panel {
    Q_OBJECT

  public:
    explicit TopBar(UiContext& ui, QWidget* parent = nullptr);

    [[nodiscard]] QMenuBar& menus() { return *m_menus; }

  Q_SIGNALS:
    void searchRequested();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();

    QMenuBar* m_menus;
    QPushButton* m_search;
};

}  // namespace berth::ui
