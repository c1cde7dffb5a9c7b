// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/refusal_line.h"

#include <QEvent>
#include <QVBoxLayout>

#include "ui/support/error_texts.h"
#include "ui/support/fault_texts.h"
#include "ui/widgets/label.h"

namespace berth::ui {

RefusalLine::RefusalLine(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_text(new Label(ui, TextStyle::Second, this)) {
    m_text->setTone(Token::Bad);
    m_text->setWraps(true);
    m_text->setCopyable(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->addWidget(m_text);
    hide();
}

void RefusalLine::tell(Attempt attempt, domain::FaultKind kind,
                       const domain::Result<std::uint64_t>& done) {
    m_refusal.reset();
    if (!done) m_refusal = Refusal{attempt, kind, done.error()};
    showText();
}

void RefusalLine::showText() {
    setVisible(m_refusal.has_value());
    if (!m_refusal) return;
    const QString what = m_refusal->attempt == Attempt::Inject
                             ? tr("Not done: %1").arg(faultText(m_refusal->kind))
                             : tr("Not cleared: %1").arg(activeFaultText(m_refusal->kind));
    m_text->setText(what + QLatin1Char('\n') + errorReport(m_refusal->error));
}

void RefusalLine::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) showText();
}

}  // namespace berth::ui
