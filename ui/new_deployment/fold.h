// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Label;

// Settings that few people need, below a line that folds them out. The line says what is set, so
// that nothing is in use unseen.
class Fold final : public QWidget {
    Q_OBJECT

  public:
    // Takes `content` over.
    Fold(UiContext& ui, QWidget* content, QWidget* parent = nullptr);

    // The words of the line, what it is called where there are several, and what is set.
    void setTexts(const QString& title, const QString& name, const QString& note);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_open; }

  private:
    QWidget* m_content;
    Button* m_line;
    Label* m_note;
    bool m_open = false;
};

}  // namespace berth::ui
