// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/finding_row.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/support/finding_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

FindingRow::FindingRow(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_mark(new StateMark(ui, this)),
      m_text(new Label(ui, TextStyle::Strong, this)),
      m_advice(new Label(ui, TextStyle::Second, this)),
      m_fix(new Button(ui, ButtonKind::Plain, {}, std::nullopt, this)),
      m_show(new Button(ui, ButtonKind::Link, {}, std::nullopt, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(10);
    layout->addWidget(m_mark, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    m_text->setWraps(true);
    m_advice->setWraps(true);
    m_advice->setTone(Token::Ink2);
    column->addWidget(m_text);
    column->addWidget(m_advice);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_fix->setSizeClass(ButtonSize::Compact);
    m_fix->setObjectName(QStringLiteral("fix"));
    m_show->setObjectName(QStringLiteral("show"));
    m_show->setSizeClass(ButtonSize::Compact);
    buttons->addWidget(m_fix);
    buttons->addWidget(m_show);
    buttons->addStretch();
    column->addLayout(buttons);
    layout->addLayout(column, 1);
    connect(m_fix, &QPushButton::clicked, this, &FindingRow::fixRequested);
    connect(m_show, &QPushButton::clicked, this, &FindingRow::fieldRequested);
}

void FindingRow::set(const domain::Finding& finding, const domain::DeploymentSpec& spec) {
    m_finding = finding;
    const bool problem = finding.level == domain::FindingLevel::Problem;
    m_mark->set(problem ? StateVisual{Mark::Crash, Token::Bad, Token::BadTint}
                        : StateVisual{Mark::NotReady, Token::Warn, Token::WarnTint},
                problem ? tr("Problem") : tr("Warning"));
    m_text->setText(findingText(finding));
    m_advice->setText(findingAdvice(finding.kind));
    m_fix->setVisible(!finding.fix.empty());
    if (!finding.fix.empty()) m_fix->setText(findingFix(finding, spec, m_ui.format()));
    m_show->setText(tr("Show"));
    m_show->setAccessibleName(tr("Show the field of: %1").arg(m_text->text()));
}

void FindingRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_ui.color(Token::Line));
}

}  // namespace berth::ui
