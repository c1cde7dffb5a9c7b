// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_frame.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "ui/widgets/band_widget.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/enter_key.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/reading_order.h"

namespace berth::ui {
namespace {

constexpr int kDialogFrameMargin = 20;

}  // namespace

DialogFrame::DialogFrame(UiContext& ui, QWidget* parent)
    : QDialog(parent),
      m_ui(ui),
      m_band(new BandWidget(ui, BandWidget::Place::Dialog, this)),
      m_sentence(new Label(ui, TextStyle::Title, this)),
      m_note(new Label(ui, TextStyle::Second, this)),
      m_body(new QVBoxLayout),
      m_footerLeft(new QHBoxLayout),
      m_footerRight(new QHBoxLayout) {
    setAttribute(Qt::WA_DeleteOnClose);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_band);
    m_band->hide();

    auto* head = new Panel(ui, Token::Surf, this);
    auto* headRows = new QVBoxLayout(head);
    headRows->setContentsMargins(kDialogFrameMargin, 12, kDialogFrameMargin, 12);
    headRows->setSpacing(2);
    m_sentence->setWraps(true);
    m_note->setWraps(true);
    m_note->hide();
    headRows->addWidget(m_sentence);
    headRows->addWidget(m_note);
    rows->addWidget(head);
    rows->addWidget(new Hairline(ui, Qt::Horizontal, this));

    m_body->setContentsMargins(kDialogFrameMargin, 12, kDialogFrameMargin, 12);
    m_body->setSpacing(12);
    rows->addLayout(m_body, 1);

    rows->addWidget(new Hairline(ui, Qt::Horizontal, this));
    auto* foot = new Panel(ui, Token::Surf, this);
    auto* footRow = new QHBoxLayout(foot);
    footRow->setContentsMargins(kDialogFrameMargin, 12, kDialogFrameMargin, 12);
    footRow->setSpacing(8);
    m_footerLeft->setSpacing(8);
    m_footerRight->setSpacing(8);
    footRow->addLayout(m_footerLeft);
    footRow->addStretch(1);
    footRow->addLayout(m_footerRight);
    rows->addWidget(foot);
}

BandWidget& DialogFrame::band() {
    m_band->show();
    return *m_band;
}

void DialogFrame::setSentence(const QString& sentence) {
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
}

void DialogFrame::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void DialogFrame::addFooterWidget(QWidget* widget) {
    m_footerLeft->addWidget(widget);
}

void DialogFrame::addButton(Button* button) {
    m_footerRight->addWidget(button);
}

Button* DialogFrame::addCancel() {
    m_cancel = new Button(m_ui, ButtonKind::Plain, tr("Cancel"), std::nullopt, this);
    m_cancel->setObjectName(QStringLiteral("cancel"));
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_footerRight->addWidget(m_cancel);
    return m_cancel;
}

void DialogFrame::present() {
    const QVector<QWidget*> stops = tabStops(*this);
    // Qt would take the control that was made first, wherever it stands.
    if (focusWidget() == nullptr && !stops.isEmpty()) stops.front()->setFocus(Qt::OtherFocusReason);
    open();
}

bool DialogFrame::focusNextPrevChild(bool next) {
    return moveFocus(*this, next);
}

void DialogFrame::keyPressEvent(QKeyEvent* event) {
    if (!pressByEnter(*this, *event)) QDialog::keyPressEvent(event);
}

void DialogFrame::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && m_cancel != nullptr) {
        m_cancel->setText(tr("Cancel"));
    }
    QDialog::changeEvent(event);
}

}  // namespace berth::ui
