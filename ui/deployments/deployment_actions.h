// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QString>
#include <QVector>
#include <functional>

#include "models/domain/capabilities.h"
#include "models/domain/deployment.h"
#include "ui/support/page_services.h"

class QMenu;
class QWidget;

namespace berth::ui {

enum class DeploymentAction { Open, Edit, Scale, Pause, Resume, Restart, Delete };

// Whether the action makes sense for the deployment in its present state.
[[nodiscard]] bool isSensible(DeploymentAction action, const domain::Deployment& deployment);
// Why it cannot be asked of the platform now; empty: it can.
[[nodiscard]] QString whyNot(DeploymentAction action, const domain::Capabilities& capabilities,
                             const domain::Deployment* deployment = nullptr);
// Both: it makes sense, and the platform can.
[[nodiscard]] bool isOffered(DeploymentAction action, const domain::Deployment& deployment,
                             const domain::Capabilities& capabilities);
// "Scale …"; with dots where it asks first.
[[nodiscard]] QString actionText(DeploymentAction action);

// Opens the plan of the action for each deployment in turn: the next one after the one before has
// been applied. Cancelling ends the row. Open and Edit go to `route`.
void startAction(DeploymentAction action, const QVector<domain::DeploymentId>& deployments,
                 PageServices& services, QWidget* parent,
                 const std::function<void(const QString& route)>& route);

}  // namespace berth::ui
