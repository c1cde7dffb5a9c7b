// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/plan_text.h"

#include <QCoreApplication>
#include <type_traits>
#include <utility>

namespace berth::ui {

namespace {

struct PlanText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::PlanText)
};

template <class T>
constexpr bool isA(const domain::Change& change) {
    return std::holds_alternative<T>(change);
}

// " and wipes 3.1 GiB", or that nothing is lost.
QString withLoss(const QString& sentence, const domain::Plan& plan, const Formatter& format) {
    const domain::Bytes lost = plan.bytesLost();
    if (lost.count == 0) return sentence;
    return PlanText::tr("%1 It wipes %2.").arg(sentence, format.bytes(lost));
}

}  // namespace

domain::DeploymentId deploymentOf(const domain::Change& change, const domain::Snapshot& snapshot) {
    return std::visit(
        [&](const auto& c) -> domain::DeploymentId {
            using C = std::decay_t<decltype(c)>;
            if constexpr (std::is_same_v<C, domain::CreateDeployment>) {
                return {};
            } else if constexpr (std::is_same_v<C, domain::ReplaceNode>) {
                const domain::Node* node = snapshot.findNode(c.node);
                return node == nullptr ? domain::DeploymentId{} : node->deployment;
            } else {
                return c.deployment;
            }
        },
        change);
}

QString subjectOf(const domain::Change& change, const domain::Snapshot& snapshot) {
    if (const auto* create = std::get_if<domain::CreateDeployment>(&change)) {
        return QString::fromStdString(create->spec.name);
    }
    if (const auto* replace = std::get_if<domain::ReplaceNode>(&change)) {
        const domain::Node* node = snapshot.findNode(replace->node);
        return QString::fromStdString(node == nullptr ? replace->node.value : node->name);
    }
    const domain::DeploymentId id = deploymentOf(change, snapshot);
    const domain::Deployment* deployment = snapshot.findDeployment(id);
    return QString::fromStdString(deployment == nullptr ? id.value : deployment->spec.name);
}

QString planTitle(const domain::Change& change, const domain::Snapshot& snapshot) {
    const QString name = subjectOf(change, snapshot);
    if (isA<domain::CreateDeployment>(change)) return PlanText::tr("Create %1").arg(name);
    if (isA<domain::EditDeployment>(change)) return PlanText::tr("Edit %1").arg(name);
    if (isA<domain::ScaleDeployment>(change)) return PlanText::tr("Scale %1").arg(name);
    if (isA<domain::PauseDeployment>(change)) return PlanText::tr("Pause %1").arg(name);
    if (isA<domain::ResumeDeployment>(change)) return PlanText::tr("Resume %1").arg(name);
    if (isA<domain::RestartDeployment>(change)) return PlanText::tr("Restart %1").arg(name);
    if (isA<domain::ReplaceNode>(change)) return PlanText::tr("Replace node %1").arg(name);
    if (isA<domain::StartCanary>(change)) return PlanText::tr("Try a version of %1").arg(name);
    if (isA<domain::PromoteCanary>(change))
        return PlanText::tr("Promote a version of %1").arg(name);
    if (isA<domain::RollBackCanary>(change))
        return PlanText::tr("Roll back a version of %1").arg(name);
    return PlanText::tr("Delete %1").arg(name);
}

QString planSentence(const domain::Plan& plan, const domain::Snapshot& snapshot,
                     const Formatter& format) {
    const domain::Change& change = plan.change;
    const QString name = subjectOf(change, snapshot);
    const int ended = static_cast<int>(plan.nodesEnded.size());
    if (isA<domain::CreateDeployment>(change)) {
        return PlanText::tr("This creates %1 and starts %n node(s).", nullptr, plan.nodesStarted)
            .arg(name);
    }
    if (isA<domain::EditDeployment>(change)) {
        return withLoss(
            PlanText::tr("This edit restarts %n node(s) of %1.", nullptr, ended).arg(name), plan,
            format);
    }
    if (isA<domain::ScaleDeployment>(change)) {
        if (ended > 0) {
            return withLoss(PlanText::tr("This ends %n node(s) of %1.", nullptr, ended).arg(name),
                            plan, format);
        }
        if (plan.nodesStarted == 0) return PlanText::tr("This changes nothing at %1.").arg(name);
        return PlanText::tr("This starts %n more node(s) of %1. Nothing is lost.", nullptr,
                            plan.nodesStarted)
            .arg(name);
    }
    if (isA<domain::PauseDeployment>(change)) {
        return withLoss(
            PlanText::tr("Pausing ends all %n node(s) of %1.", nullptr, ended).arg(name), plan,
            format);
    }
    if (isA<domain::ResumeDeployment>(change)) {
        return PlanText::tr("This starts %n node(s) of %1 again, with empty disks.", nullptr,
                            plan.nodesStarted)
            .arg(name);
    }
    if (isA<domain::RestartDeployment>(change)) {
        return withLoss(
            PlanText::tr("This restarts all %n node(s) of %1, one after another.", nullptr, ended)
                .arg(name),
            plan, format);
    }
    if (isA<domain::ReplaceNode>(change)) {
        return withLoss(PlanText::tr("A new node takes the place of %1.").arg(name), plan, format);
    }
    if (const auto* canary = std::get_if<domain::StartCanary>(&change)) {
        return PlanText::tr(
                   "This starts %n node(s) of another version of %1 beside those that run, and "
                   "gives them %2 of the requests.",
                   nullptr, plan.nodesStarted)
            .arg(name, format.percent(canary->rule.sharePercent / 100.0));
    }
    if (isA<domain::PromoteCanary>(change)) {
        return withLoss(
            PlanText::tr("This replaces %n node(s) of the old version of %1, one after another.",
                         nullptr, ended)
                .arg(name),
            plan, format);
    }
    if (isA<domain::RollBackCanary>(change)) {
        return withLoss(
            PlanText::tr("This ends %n node(s) of the new version of %1.", nullptr, ended)
                .arg(name),
            plan, format);
    }
    return withLoss(
        PlanText::tr("This deletes %1 with its links and %n node(s).", nullptr, ended).arg(name),
        plan, format);
}

QString planNote(const domain::Plan& plan, bool live) {
    if (isA<domain::CreateDeployment>(plan.change)) {
        return PlanText::tr(
            "You pay from the moment a node runs; pulling the image and starting are free.");
    }
    if (isA<domain::DeleteDeployment>(plan.change)) {
        return PlanText::tr("Its links stop answering for good. This cannot be undone.");
    }
    if (isA<domain::PauseDeployment>(plan.change)) {
        return live ? PlanText::tr(
                          "The links keep their addresses and do not answer until it is "
                          "resumed. Nothing is charged meanwhile.")
                    : PlanText::tr(
                          "The links keep their addresses and answer 503 until it is "
                          "resumed. Nothing is charged meanwhile.");
    }
    if (plan.linksInterrupted) {
        return PlanText::tr("The links keep their addresses, but for a moment no node may answer.");
    }
    return PlanText::tr("The links keep their addresses and stay up.");
}

QString applyText(const domain::Change& change) {
    if (isA<domain::CreateDeployment>(change)) return PlanText::tr("Create");
    if (isA<domain::EditDeployment>(change)) return PlanText::tr("Apply exactly this plan");
    if (isA<domain::ScaleDeployment>(change)) return PlanText::tr("Scale");
    if (isA<domain::PauseDeployment>(change)) return PlanText::tr("Pause");
    if (isA<domain::ResumeDeployment>(change)) return PlanText::tr("Resume");
    if (isA<domain::RestartDeployment>(change)) return PlanText::tr("Restart");
    if (isA<domain::ReplaceNode>(change)) return PlanText::tr("Replace node");
    if (isA<domain::StartCanary>(change)) return PlanText::tr("Try it");
    if (isA<domain::PromoteCanary>(change)) return PlanText::tr("Promote");
    if (isA<domain::RollBackCanary>(change)) return PlanText::tr("Roll back");
    return PlanText::tr("Delete");
}

QString fieldText(const std::string& field) {
    static const std::pair<const char*, const char*> kNames[] = {
        {"name", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Name")},
        {"gpuSpec", QT_TRANSLATE_NOOP("berth::ui::PlanText", "GPU")},
        {"regions", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Regions")},
        {"image", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Image")},
        {"nodes", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Nodes")},
        {"ports", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Ports")},
        {"environment", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Environment")},
        {"command", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Command")},
        {"mounts", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Volumes")},
        {"health", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Health checks")},
        {"rollingUpdate", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Rolling update")},
        {"sharedMemory", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Shared memory")},
        {"terminationGrace", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Time to end")},
        {"stopAfter", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Stop after")},
        {"offers", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Offer")},
        {"extensions", QT_TRANSLATE_NOOP("berth::ui::PlanText", "The platform's own settings")},
        {"job", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Job")},
        {"autoscaling", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Scaling")},
        {"antiAffinity", QT_TRANSLATE_NOOP("berth::ui::PlanText", "Nodes kept apart")},
    };
    const std::size_t end = field.find_first_of(".[");
    const std::string head = field.substr(0, end);
    QString rest = end == std::string::npos ? QString() : QString::fromStdString(field.substr(end));
    if (rest.startsWith(QLatin1Char('.'))) rest.remove(0, 1);
    for (const auto& [key, name] : kNames) {
        if (head != key) continue;
        const QString word = QCoreApplication::translate("berth::ui::PlanText", name);
        return rest.isEmpty() ? word : word + QLatin1Char(' ') + rest;
    }
    return QString::fromStdString(field);
}

}  // namespace berth::ui
