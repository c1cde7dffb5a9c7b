// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/field_row.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

FieldRow::FieldRow(UiContext& ui, QWidget* editor, QWidget* parent)
    : QWidget(parent),
      m_label(new Label(ui, TextStyle::Second, this)),
      m_note(new Label(ui, TextStyle::Second, this)),
      m_editor(editor),
      m_editorLine(new QHBoxLayout),
      m_line(new QWidget(this)),
      m_mark(new StateMark(ui, m_line, 13)),
      m_message(new Label(ui, TextStyle::Second, m_line)),
      m_fix(new Button(ui, ButtonKind::Link, {}, std::nullopt, m_line)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    auto* labels = new QHBoxLayout;
    labels->setSpacing(6);
    labels->addWidget(m_label);
    labels->addWidget(m_note, 1);
    m_note->setTone(Token::Ink3);
    m_label->hide();
    m_note->hide();
    rows->addLayout(labels);
    m_editorLine->setSpacing(8);
    m_editorLine->addWidget(m_editor, 1);
    m_editorLine->addStretch(0);  // beside an editor that is narrower than the row
    rows->addLayout(m_editorLine);

    auto* line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_mark);
    line->addWidget(m_message, 1);
    line->addWidget(m_fix);
    line->addStretch(0);
    m_message->setWraps(true);
    m_fix->setSizeClass(ButtonSize::Compact);
    m_fix->setObjectName(QStringLiteral("fix"));
    rows->addWidget(m_line);
    m_line->hide();

    m_label->setBuddy(m_editor);
    connect(m_fix, &QPushButton::clicked, this, &FieldRow::fixRequested);
}

void FieldRow::setLabel(const QString& label) {
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    // A button says by itself what it does.
    if (qobject_cast<QAbstractButton*>(m_editor) == nullptr) m_editor->setAccessibleName(label);
}

void FieldRow::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void FieldRow::addAction(QWidget* action) {
    m_editorLine->addWidget(action);
}

void FieldRow::setMessage(const FieldMessage& message) {
    setFieldLevel(*m_editor, message.level);
    m_line->setVisible(message.level != FieldLevel::Fine);
    // Assistive tools read the message with the field.
    m_editor->setAccessibleDescription(message.level == FieldLevel::Fine ? QString()
                                                                         : message.text);
    if (message.level == FieldLevel::Fine) return;
    const bool error = message.level == FieldLevel::Error;
    m_mark->set(visualOf(error ? domain::Severity::Error : domain::Severity::Warning),
                message.text);
    m_message->setTone(error ? Token::Bad : Token::Warn);
    m_message->setText(message.text);
    // As wide as one line needs, so that the fix follows the sentence; narrower, it wraps.
    m_message->setMaximumWidth(m_message->fontMetrics().horizontalAdvance(message.text) + 2);
    m_fix->setVisible(!message.fix.isEmpty());
    m_fix->setText(message.fix);
}

}  // namespace berth::ui
