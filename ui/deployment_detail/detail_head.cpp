// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/detail_head.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>

#include "models/bridge/log_text.h"
#include "models/bridge/platform_bridge.h"
#include "ui/support/action_reasons.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

using domain::DeploymentState;

DetailHead::DetailHead(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_name(new Label(m_ui, TextStyle::Title, this)),
      m_state(new Chip(m_ui, this)),
      m_summary(new ElidedLabel(m_ui, TextStyle::Body, {}, this)),
      m_edit(new Button(m_ui, ButtonKind::Plain, {}, Icon::Edit, this)),
      m_scale(new Button(m_ui, ButtonKind::Plain, {}, Icon::Scale, this)),
      m_pause(new Button(m_ui, ButtonKind::Plain, {}, Icon::Pause, this)),
      m_resume(new Button(m_ui, ButtonKind::Plain, {}, Icon::Play, this)),
      m_restart(new Button(m_ui, ButtonKind::Plain, {}, Icon::Restart, this)),
      m_more(Button::iconOnly(m_ui, Icon::More, {}, this)),
      m_menu(new QMenu(this)),
      m_tryVersion(m_menu->addAction(QString())),
      m_delete(m_menu->addAction(QString())) {
    m_menu->setToolTipsVisible(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_name);
    layout->addSpacing(4);
    layout->addWidget(m_state);
    layout->addSpacing(4);
    layout->addWidget(m_summary, 1);
    m_summary->setTone(Token::Ink2);
    for (Button* button : {m_edit, m_scale, m_pause, m_resume, m_restart, m_more})
        layout->addWidget(button);
    auto emits = [this](Action action) { return [this, action] { Q_EMIT chosen(action); }; };
    connect(m_edit, &QPushButton::clicked, this, emits(Action::Edit));
    connect(m_scale, &QPushButton::clicked, this, emits(Action::Scale));
    connect(m_pause, &QPushButton::clicked, this, emits(Action::Pause));
    connect(m_resume, &QPushButton::clicked, this, emits(Action::Resume));
    connect(m_restart, &QPushButton::clicked, this, emits(Action::Restart));
    connect(m_tryVersion, &QAction::triggered, this, emits(Action::TryVersion));
    connect(m_delete, &QAction::triggered, this, emits(Action::Delete));
    // popup() and not setMenu(): no nested event loop, and the same way by key and mouse.
    connect(m_more, &QPushButton::clicked, this,
            [this] { m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2))); });
    retranslate();
}

void DetailHead::show(const domain::Deployment& deployment) {
    m_deployment = deployment;
    refresh();
}

QString DetailHead::stateWords() const {
    if (m_deployment->job && m_deployment->spec.job) {
        const domain::JobProgress& job = *m_deployment->job;
        QString state = stateText(m_deployment->state);
        if (const QString why = jobFailureText(job.failure); !why.isEmpty())
            state = tr("%1: %2").arg(state, why);
        const QString done = tr("%1, %2 of %3 done")
                                 .arg(state)
                                 .arg(job.succeeded)
                                 .arg(m_deployment->spec.job->completions);
        return job.failed == 0 ? done : tr("%1, %n failed", nullptr, job.failed).arg(done);
    }
    const bool counts = m_deployment->state == DeploymentState::Degraded ||
                        m_deployment->state == DeploymentState::Failing ||
                        m_deployment->state == DeploymentState::Starting;
    if (!counts) return stateText(m_deployment->state);
    return tr("%1, %2 of %3 ready")
        .arg(stateText(m_deployment->state), QString::number(m_deployment->nodesReady),
             QString::number(m_deployment->spec.nodes));
}

void DetailHead::refresh() {
    if (!m_deployment) return;
    const domain::Deployment& shown = *m_deployment;
    const Formatter& format = m_ui.format();
    const bool live = m_services.platform.capabilities().live;
    m_name->setText(bridge::toDisplayText(shown.spec.name));
    m_state->setState(visualOf(shown.state), stateWords());
    const QString money =
        tr("%1 now, %2 so far").arg(format.perHour(shown.rateNow), format.money(shown.costSoFar));
    m_summary->setText(QStringLiteral("%1 × %2 · %3 · %4")
                           .arg(QString::number(shown.spec.nodes),
                                bridge::toDisplayText(shown.spec.gpuSpec),
                                bridge::toDisplayText(shown.spec.image),
                                live ? money : tr("%1 (simulated)").arg(money)));
    const domain::Capabilities can = m_services.platform.capabilities();
    const bool deleting = shown.state == DeploymentState::Deleting;
    const bool paused = shown.state == DeploymentState::Paused;
    const bool job = shown.spec.job.has_value();
    const bool over = shown.finished();
    const auto offer = [&](auto& control, Doing doing, bool sensible) {
        const QString reason = whyNot(doing, can, &shown);
        setOffered(control, reason);
        if (reason.isEmpty()) control.setEnabled(sensible);
    };
    m_edit->setVisible(!job);
    offer(*m_edit, Doing::Edit, !deleting);
    offer(*m_scale, Doing::Scale, !deleting && !over);
    m_pause->setVisible(!paused && !over);
    offer(*m_pause, Doing::Pause, !deleting);
    m_resume->setVisible(paused);
    offer(*m_resume, Doing::Resume, !deleting);
    m_restart->setVisible(!job);
    offer(*m_restart, Doing::Restart, !deleting && !paused);
    const bool tries = shown.canary && shown.canary->state == domain::CanaryState::Watching;
    m_tryVersion->setVisible(!job);
    offer(*m_tryVersion, Doing::TryVersion, !deleting && !paused && !tries);
    offer(*m_delete, Doing::Delete, !deleting);
}

void DetailHead::retranslate() {
    auto name = [](Button* button, const QString& text, const QString& accessible) {
        button->setText(text);
        button->setAccessibleName(accessible);
    };
    name(m_edit, tr("Edit …"), tr("Edit"));
    name(m_scale, tr("Scale …"), tr("Scale"));
    name(m_pause, tr("Pause …"), tr("Pause"));
    name(m_resume, tr("Resume …"), tr("Resume"));
    name(m_restart, tr("Restart …"), tr("Restart"));
    m_more->setIconName(tr("More actions"));
    m_tryVersion->setText(tr("Try a new version …"));
    m_tryVersion->setIcon(m_ui.icons().icon(Icon::Split, Token::Ink));
    m_delete->setText(tr("Delete …"));
    m_delete->setIcon(m_ui.icons().icon(Icon::Trash, Token::Bad));
    refresh();
}

}  // namespace berth::ui
