// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deployment_actions.h"

#include <QCoreApplication>
#include <QPointer>
#include <QWidget>

#include "models/bridge/platform_bridge.h"
#include "ui/plan/plan_dialog.h"
#include "ui/support/action_reasons.h"

namespace berth::ui {

namespace {

struct ActionText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::ActionText)
};

domain::Change changeFor(DeploymentAction action, const domain::Deployment& deployment) {
    switch (action) {
        case DeploymentAction::Pause:
            return domain::PauseDeployment{deployment.id};
        case DeploymentAction::Resume:
            return domain::ResumeDeployment{deployment.id};
        case DeploymentAction::Restart:
            return domain::RestartDeployment{deployment.id};
        case DeploymentAction::Delete:
            return domain::DeleteDeployment{deployment.id};
        case DeploymentAction::Scale:
        case DeploymentAction::Open:
        case DeploymentAction::Edit:
            break;
    }
    return domain::ScaleDeployment{deployment.id, deployment.spec.nodes};
}

void planNext(DeploymentAction action, QVector<domain::DeploymentId> left, PageServices& services,
              QWidget* parent) {
    while (!left.isEmpty()) {
        const domain::DeploymentId id = left.takeFirst();
        const domain::Deployment* deployment = services.platform.snapshot()->findDeployment(id);
        if (deployment == nullptr ||
            !isOffered(action, *deployment, services.platform.capabilities())) {
            continue;
        }
        auto* dialog = PlanDialog::show(services, changeFor(action, *deployment), parent);
        QObject::connect(dialog, &PlanDialog::applied, parent,
                         [=, &services] { planNext(action, left, services, parent); });
        return;
    }
}

}  // namespace

bool isSensible(DeploymentAction action, const domain::Deployment& deployment) {
    const bool paused = deployment.state == domain::DeploymentState::Paused;
    if (deployment.state == domain::DeploymentState::Deleting) {
        return action == DeploymentAction::Open;
    }
    if (deployment.finished())
        return action == DeploymentAction::Open || action == DeploymentAction::Delete;
    const bool job = deployment.spec.job.has_value();
    switch (action) {
        case DeploymentAction::Edit:
            return !job;
        case DeploymentAction::Pause:
            return !paused;
        case DeploymentAction::Restart:
            return !paused && !job;
        case DeploymentAction::Resume:
            return paused;
        case DeploymentAction::Open:
        case DeploymentAction::Scale:
        case DeploymentAction::Delete:
            return true;
    }
    return false;
}

QString whyNot(DeploymentAction action, const domain::Capabilities& capabilities,
               const domain::Deployment* deployment) {
    switch (action) {
        case DeploymentAction::Open:
            return {};
        case DeploymentAction::Edit:
            return whyNot(Doing::Edit, capabilities, deployment);
        case DeploymentAction::Scale:
            return whyNot(Doing::Scale, capabilities, deployment);
        case DeploymentAction::Pause:
            return whyNot(Doing::Pause, capabilities, deployment);
        case DeploymentAction::Resume:
            return whyNot(Doing::Resume, capabilities, deployment);
        case DeploymentAction::Restart:
            return whyNot(Doing::Restart, capabilities, deployment);
        case DeploymentAction::Delete:
            return whyNot(Doing::Delete, capabilities, deployment);
    }
    return {};
}

bool isOffered(DeploymentAction action, const domain::Deployment& deployment,
               const domain::Capabilities& capabilities) {
    return isSensible(action, deployment) && whyNot(action, capabilities, &deployment).isEmpty();
}

QString actionText(DeploymentAction action) {
    switch (action) {
        case DeploymentAction::Open:
            return ActionText::tr("Open");
        case DeploymentAction::Edit:
            return ActionText::tr("Edit …");
        case DeploymentAction::Scale:
            return ActionText::tr("Scale …");
        case DeploymentAction::Pause:
            return ActionText::tr("Pause …");
        case DeploymentAction::Resume:
            return ActionText::tr("Resume …");
        case DeploymentAction::Restart:
            return ActionText::tr("Restart …");
        case DeploymentAction::Delete:
            return ActionText::tr("Delete …");
    }
    return {};
}

void startAction(DeploymentAction action, const QVector<domain::DeploymentId>& deployments,
                 PageServices& services, QWidget* parent,
                 const std::function<void(const QString& route)>& route) {
    if (deployments.isEmpty()) return;
    const QString first = QString::fromStdString(deployments.front().value);
    if (action == DeploymentAction::Open) return route(QStringLiteral("deployment/") + first);
    if (action == DeploymentAction::Edit) return route(QStringLiteral("deployments/edit/") + first);
    planNext(action, deployments, services, parent);
}

}  // namespace berth::ui
