// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include <QEvent>
#include <QHBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {
namespace {

constexpr int kStatusLineHeight = 26;

}  // namespace

StatusLine::StatusLine(UiContext& ui, QWidget* parent)
    : Panel(ui, Token::Bar, parent),
      m_icon(new IconView(ui, Icon::Check, 14, Token::Ok, this)),
      m_connection(new Label(ui, TextStyle::Second, this)),
      m_line(new Hairline(ui, Qt::Vertical, this)),
      m_note(new ElidedLabel(ui, TextStyle::Second, {}, this)),
      m_operation(new Label(ui, TextStyle::Second, this)),
      m_bar(new ProgressBar(ui, this)),
      m_percent(new Label(ui, TextStyle::Second, this)),
      m_cancel(new Button(ui, ButtonKind::Link, tr("Cancel"), std::nullopt, this)),
      m_sums(new Label(ui, TextStyle::Second, this)) {
    setObjectName(QStringLiteral("status"));
    setEdges(Qt::TopEdge);
    setFixedHeight(std::max(kStatusLineHeight, lineHeight(TextStyle::Second) + 8));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 1, 14, 0);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_connection);
    row->addSpacing(8);
    m_line->setFixedHeight(13);
    row->addWidget(m_line);
    row->addSpacing(8);
    row->addWidget(m_note);
    m_note->setTone(Token::Ink2);
    m_note->hide();
    row->addWidget(m_operation);
    m_bar->setFixedWidth(120);
    row->addWidget(m_bar);
    row->addWidget(m_percent);
    m_cancel->setSizeClass(ButtonSize::Compact);
    row->addWidget(m_cancel);
    row->addStretch(1);
    row->addWidget(m_sums);
    m_icon->hide();
    m_line->hide();
    setOperation(std::nullopt);
    connect(m_cancel, &QPushButton::clicked, this, &StatusLine::cancelRequested);
}

void StatusLine::setConnection(Icon icon, Token color, const QString& text) {
    m_icon->set(icon, color);
    m_icon->show();
    m_connection->setText(text);
    showLine();
}

void StatusLine::showLine() {
    // A line separates; with nothing on one of its sides it has no work.
    const bool right = !m_note->text().isEmpty() || !m_operation->isHidden();
    m_line->setVisible(!m_connection->text().isEmpty() && right);
}

void StatusLine::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    showLine();
}

void StatusLine::setOperation(const std::optional<RunningOperation>& operation) {
    m_operation->setVisible(operation.has_value());
    m_bar->setVisible(operation.has_value());
    m_percent->setVisible(operation && operation->ratio);
    m_cancel->setVisible(operation && operation->cancellable);
    showLine();
    if (!operation) return;
    m_operation->setText(operation->text);
    m_bar->setAccessibleName(operation->text);
    if (operation->ratio) {
        m_bar->setRatio(*operation->ratio);
        m_percent->setText(ui().format().percent(*operation->ratio));
    } else {
        m_bar->setIndeterminate();
    }
}

void StatusLine::setSums(const QString& sums) {
    m_sums->setText(sums);
}

void StatusLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) m_cancel->setText(tr("Cancel"));
    Panel::changeEvent(event);
}

}  // namespace berth::ui
