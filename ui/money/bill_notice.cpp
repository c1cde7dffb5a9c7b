// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/money/bill_notice.h"

#include <QHBoxLayout>

#include "ui/support/error_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

BillNotice::BillNotice(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(ui, this);
    card->setEdge(Token::Warn);
    outer->addWidget(card);
    auto* line = new QHBoxLayout;
    line->setSpacing(10);
    m_mark = new StateMark(ui, card);
    m_text = new Label(ui, TextStyle::Body, card);
    m_text->setWraps(true);
    m_text->setCopyable(true);
    m_retry = new Button(ui, ButtonKind::Offer, {}, Icon::Restart, card);
    line->addWidget(m_mark, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);
    line->addWidget(m_retry, 0, Qt::AlignTop);
    card->body().addLayout(line);
    connect(m_retry, &QPushButton::clicked, this, &BillNotice::retryRequested);
    hide();
}

void BillNotice::show(const std::optional<domain::Error>& problem,
                      std::optional<domain::Duration> age, bool loading) {
    m_retry->setText(tr("Try again"));
    m_retry->setEnabled(!loading);
    setVisible(problem.has_value());
    if (!problem) return;
    m_mark->set(visualOf(domain::Severity::Warning), tr("Warning"));
    const QString what = age ? tr("The bills could not be read. What is shown is %1 old.")
                                   .arg(m_ui.format().duration(*age))
                             : tr("The bills could not be read.");
    m_text->setText(what + QLatin1Char(' ') + errorReport(*problem));
}

}  // namespace berth::ui
