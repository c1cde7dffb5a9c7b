// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/findings_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/new_deployment/finding_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

namespace berth::ui {

FindingsPanel::FindingsPanel(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_draft(draft),
      m_card(new Card(ui, this)),
      m_problems(new Label(ui, TextStyle::Strong, m_card)),
      m_warnings(new Label(ui, TextStyle::Body, m_card)),
      m_fixAll(new Button(ui, ButtonKind::Link, {}, std::nullopt, m_card)),
      m_fine(new QWidget(m_card)),
      m_fineText(new Label(ui, TextStyle::Body, m_fine)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFlush(true);
    m_card->body().setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 8, 10, 8);
    head->setSpacing(6);
    head->addWidget(m_problems);
    head->addWidget(m_warnings);
    head->addStretch();
    head->addWidget(m_fixAll);
    m_warnings->setTone(Token::Ink2);
    m_card->body().addLayout(head);
    auto* fine = new QHBoxLayout(m_fine);
    fine->setContentsMargins(14, 4, 14, 14);
    fine->setSpacing(8);
    fine->addWidget(new IconView(ui, Icon::Check, 18, Token::Ok, m_fine), 0, Qt::AlignTop);
    fine->addWidget(m_fineText, 1);
    m_fineText->setWraps(true);
    m_card->body().addWidget(m_fine);
    connect(m_fixAll, &QPushButton::clicked, this, &FindingsPanel::fixAll);
    connect(&draft, &DeploymentDraft::changed, this, &FindingsPanel::refresh);
    refresh();
}

void FindingsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

void FindingsPanel::refresh() {
    const auto& findings = m_draft.findings();
    const int problems = m_draft.problems();
    const int warnings = m_draft.warnings();
    m_problems->setText(problems > 0 ? tr("%n problem(s)", nullptr, problems) : tr("No problems"));
    m_problems->setTone(problems > 0 ? Token::Bad : Token::Ok);
    m_warnings->setText(problems > 0 ? tr("and %n warning(s)", nullptr, warnings)
                                     : tr("%n warning(s)", nullptr, warnings));
    m_warnings->setVisible(warnings > 0);
    m_fixAll->setText(tr("Fix all"));
    const auto fixable = std::count_if(findings.begin(), findings.end(),
                                       [](const domain::Finding& f) { return !f.fix.empty(); });
    m_fixAll->setVisible(fixable > 1);
    m_fine->setVisible(findings.empty());
    m_fineText->setText(tr("Nothing speaks against it."));

    const auto count = static_cast<qsizetype>(findings.size());
    while (m_rows.size() > count) {
        // Later: the button that was pressed may be in it.
        FindingRow* row = m_rows.takeLast();
        row->hide();
        row->deleteLater();
    }
    while (m_rows.size() < count) {
        auto* row = new FindingRow(m_ui, m_card);
        connect(row, &FindingRow::fixRequested, this, [this, row] {
            const domain::DeploymentSpec mended = row->finding().fix.front();
            m_draft.apply(mended);
        });
        connect(row, &FindingRow::fieldRequested, this, [this, row] {
            Q_EMIT fieldRequested(QString::fromStdString(row->finding().field));
        });
        m_card->body().addWidget(row);
        row->show();
        m_rows.push_back(row);
    }
    for (qsizetype i = 0; i < count; ++i)
        m_rows[i]->set(findings[static_cast<std::size_t>(i)], m_draft.spec());
}

void FindingsPanel::fixAll() {
    // A fix may bring up another finding, or bring one back: a bounded number of rounds.
    constexpr int kRounds = 40;
    for (int round = 0; round < kRounds; ++round) {
        const auto& findings = m_draft.findings();
        const auto next =
            std::find_if(findings.begin(), findings.end(),
                         [](const domain::Finding& finding) { return !finding.fix.empty(); });
        if (next == findings.end()) return;
        const domain::DeploymentSpec mended = next->fix.front();
        m_draft.apply(mended);
    }
}

}  // namespace berth::ui
