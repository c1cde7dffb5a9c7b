// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/canary_tab.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "models/bridge/platform_bridge.h"
#include "ui/deployment_detail/canary_words.h"
#include "ui/support/action_reasons.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

CanaryTab::CanaryTab(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_verdictCard(new Card(m_ui, this)),
      m_figuresCard(new Card(m_ui, this)),
      m_state(new Chip(m_ui, m_verdictCard)),
      m_verdict(new Label(m_ui, TextStyle::Strong, m_verdictCard)),
      m_course(new Label(m_ui, TextStyle::Body, m_verdictCard)),
      m_promote(new Button(m_ui, ButtonKind::Plain, {}, Icon::Check, m_verdictCard)),
      m_rollBack(new Button(m_ui, ButtonKind::Plain, {}, Icon::Undo, m_verdictCard)),
      m_grid(new QGridLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_verdict->setWraps(true);
    m_course->setWraps(true);
    // As high as it is at the width it has, not as it would be at a narrow one.
    QSizePolicy policy = m_course->sizePolicy();
    policy.setVerticalPolicy(QSizePolicy::Preferred);
    m_course->setSizePolicy(policy);
    m_course->setTone(Token::Ink2);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_state);
    line->addWidget(m_verdict, 1);
    line->addWidget(m_promote);
    line->addWidget(m_rollBack);
    m_verdictCard->body().addLayout(line);
    m_verdictCard->body().addWidget(m_course);
    layout->addWidget(m_verdictCard);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(3, 1);
    m_figuresCard->body().addLayout(m_grid);
    layout->addWidget(m_figuresCard);
    layout->addStretch(1);
    connect(m_promote, &QPushButton::clicked, this, &CanaryTab::promoteRequested);
    connect(m_rollBack, &QPushButton::clicked, this, &CanaryTab::rollBackRequested);
    retranslate();
}

void CanaryTab::show(const domain::Snapshot& snapshot, const domain::Deployment& deployment) {
    m_now = snapshot.at;
    m_base = snapshot.timeBase;
    if (!deployment.canary) {
        m_deployment.reset();
        return;
    }
    m_deployment = deployment;
    showFigures();
    offer();
}

void CanaryTab::retranslate() {
    m_promote->setText(tr("Promote now …"));
    m_promote->setAccessibleName(tr("Promote now"));
    m_rollBack->setText(tr("Roll back now …"));
    m_rollBack->setAccessibleName(tr("Roll back now"));
    m_figuresCard->header().setTitle(tr("Old and new version"));
    m_figuresCard->header().setNote(tr("since the new one was ready"));
    if (!m_deployment) return;
    showFigures();
    offer();
}

CanaryTab::Row& CanaryTab::row(std::size_t line) {
    while (m_rows.size() <= line) {
        const bool heads = m_rows.empty();
        Row made{};
        for (std::size_t column = 0; column < made.size(); ++column) {
            auto* label =
                new Label(m_ui, heads ? TextStyle::Strong : TextStyle::Body, m_figuresCard);
            m_grid->addWidget(label, static_cast<int>(m_rows.size()), static_cast<int>(column));
            made[column] = label;
        }
        made[0]->setTone(Token::Ink2);
        made[3]->setTone(Token::Ink2);
        m_rows.push_back(made);
    }
    return m_rows[line];
}

void CanaryTab::showFigures() {
    const domain::Canary& canary = *m_deployment->canary;
    m_state->setState(CanaryWords::visual(canary.state), CanaryWords::state(canary.state));
    m_verdict->setText(CanaryWords::verdict(canary));
    m_course->setText(CanaryWords::course(canary, m_now, m_base, m_ui.format()));
    const Row& heads = row(0);
    heads[1]->setText(tr("Old version"));
    heads[2]->setText(tr("New version"));
    heads[3]->setText(tr("What the new one has to keep"));
    const QVector<CanaryLine> lines = CanaryWords::lines(canary, m_ui.format());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const CanaryLine& line = lines[i];
        const Row& shown = row(static_cast<std::size_t>(i) + 1);
        shown[0]->setText(line.name);
        shown[1]->setText(line.before);
        shown[2]->setText(line.after);
        // In words too: a colour alone tells nothing to those who cannot see it.
        shown[3]->setText(line.broken ? tr("%1: not kept").arg(line.limit) : line.limit);
        shown[2]->setTone(line.broken ? Token::Bad : Token::Ink);
        shown[3]->setTone(line.broken ? Token::Bad : Token::Ink2);
    }
}

void CanaryTab::offer() {
    const bool watched = m_deployment->canary->state == domain::CanaryState::Watching;
    const bool deleting = m_deployment->state == domain::DeploymentState::Deleting;
    const QString reason =
        whyNot(Doing::TryVersion, m_services.platform.capabilities(), &*m_deployment);
    for (Button* button : {m_promote, m_rollBack}) {
        button->setVisible(watched);
        setOffered(*button, reason);
        if (reason.isEmpty()) button->setEnabled(!deleting);
    }
}

}  // namespace berth::ui
