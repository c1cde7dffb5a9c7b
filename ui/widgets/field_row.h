// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "ui/support/ui_context.h"
#include "ui/widgets/fields.h"

class QHBoxLayout;

namespace berth::ui {

class Button;
class Label;
class StateMark;

// What a field has to say: a sentence and, where there is one, the words of the button that mends
// it.
struct FieldMessage {
    FieldLevel level = FieldLevel::Fine;
    QString text;
    QString fix;  // "Use flux-studio"; empty: no button
};

// A field with its label above and, when something is wrong, one line below with a fix beside it.
class FieldRow final : public QWidget {
    Q_OBJECT

  public:
    // Takes `editor` over as a child and becomes its buddy.
    FieldRow(UiContext& ui, QWidget* editor, QWidget* parent = nullptr);

    // Also the accessible name of the editor.
    void setLabel(const QString& label);
    // A quiet text after the label, e.g. what the value means.
    void setNote(const QString& note);
    void setMessage(const FieldMessage& message);
    // Beside the editor, at its right: a button that belongs to it.
    void addAction(QWidget* action);
    [[nodiscard]] QWidget* editor() const { return m_editor; }

  Q_SIGNALS:
    void fixRequested();

  private:
    Label* m_label;
    Label* m_note;
    QWidget* m_editor;
    QHBoxLayout* m_editorLine;
    QWidget* m_line;
    StateMark* m_mark;
    Label* m_message;
    Button* m_fix;
};

}  // namespace berth::ui
