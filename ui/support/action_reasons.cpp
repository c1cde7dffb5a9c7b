// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/action_reasons.h"

#include <QCoreApplication>

namespace berth::ui {
namespace {

struct ActionReasons {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::ActionReasons)
};

QString whyNever(Doing doing, const domain::Capabilities& capabilities) {
    switch (doing) {
        case Doing::Create:
        case Doing::Scale:
        case Doing::Delete:
            return {};
        case Doing::Edit:
            if (capabilities.editInPlace) return {};
            return ActionReasons::tr(
                "This platform cannot change a deployment. Make a new one and delete this.");
        case Doing::Pause:
        case Doing::Resume:
            if (capabilities.pause) return {};
            return ActionReasons::tr(
                "This platform cannot pause. Delete the deployment to stop it.");
        case Doing::Restart:
            if (capabilities.restart) return {};
            return capabilities.replaceNode
                       ? ActionReasons::tr(
                             "This platform cannot restart a deployment. Replace its "
                             "nodes one by one instead.")
                       : ActionReasons::tr("This platform cannot restart a deployment.");
        case Doing::ReplaceNode:
            if (capabilities.replaceNode) return {};
            return ActionReasons::tr("This platform cannot replace a single node.");
        case Doing::TryVersion:
            if (capabilities.canary) return {};
            return ActionReasons::tr(
                "This platform cannot try a version on a part of the requests.");
    }
    Q_UNREACHABLE();
}

bool changesAJob(Doing doing) {
    return doing == Doing::Scale || doing == Doing::Pause || doing == Doing::Resume ||
           doing == Doing::ReplaceNode;
}

}  // namespace

QString whyNot(Doing doing, const domain::Capabilities& capabilities,
               const domain::Deployment* deployment) {
    const bool job = deployment != nullptr && deployment->spec.job;
    if (!job || capabilities.jobChanges || !changesAJob(doing)) return whyNot(doing, capabilities);
    return ActionReasons::tr("This platform cannot change a job. Delete it to stop it.");
}

QString whyNot(Doing doing, const domain::Capabilities& capabilities) {
    // What can never be is the better reason: unlocking would not help.
    const QString never = whyNever(doing, capabilities);
    if (!never.isEmpty() || !capabilities.readOnly) return never;
    return ActionReasons::tr(
        "This connection is read only. Unlock it under Connections to change anything.");
}

}  // namespace berth::ui
