// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/change_texts.h"

#include <QCoreApplication>
#include <variant>

#include "models/domain/overloaded.h"

namespace berth::ui {
namespace {

using namespace domain;

struct Changes {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Changes)
};

// What happens to nodes, without a full stop: %n nodes end.
QString effect(const Plan& plan) {
    const int ended = static_cast<int>(plan.nodesEnded.size());
    const int started = plan.nodesStarted;
    return std::visit(
        Overloaded{
            [&](const CreateDeployment&) {
                return Changes::tr("This starts %n node(s)", nullptr, started);
            },
            [&](const EditDeployment&) {
                return ended == 0 ? Changes::tr("This edit restarts no node")
                                  : Changes::tr("This edit restarts %n node(s)", nullptr, ended);
            },
            [&](const ScaleDeployment&) {
                if (ended > 0) return Changes::tr("This ends %n node(s)", nullptr, ended);
                return started > 0 ? Changes::tr("This starts %n more node(s)", nullptr, started)
                                   : Changes::tr("This changes no node");
            },
            [&](const PauseDeployment&) {
                return Changes::tr("Pausing ends %n node(s)", nullptr, ended);
            },
            [&](const ResumeDeployment&) {
                return Changes::tr("This starts %n node(s)", nullptr, started);
            },
            [&](const RestartDeployment&) {
                return Changes::tr("This restarts %n node(s)", nullptr, ended);
            },
            [&](const ReplaceNode&) { return Changes::tr("This replaces one node"); },
            [&](const DeleteDeployment&) {
                return Changes::tr("This deletes %n node(s) and the links", nullptr, ended);
            },
            [&](const StartCanary&) {
                return Changes::tr("This starts %n node(s) of another version", nullptr, started);
            },
            [&](const PromoteCanary&) {
                return Changes::tr("Promoting replaces %n node(s) of the old version", nullptr,
                                   ended);
            },
            [&](const RollBackCanary&) {
                return Changes::tr("Rolling back ends %n node(s) of the new version", nullptr,
                                   ended);
            },
        },
        plan.change);
}

}  // namespace

QString changeText(const Change& change) {
    return std::visit(
        Overloaded{
            [](const CreateDeployment&) { return Changes::tr("Create"); },
            [](const EditDeployment&) { return Changes::tr("Edit"); },
            [](const ScaleDeployment&) { return Changes::tr("Scale"); },
            [](const PauseDeployment&) { return Changes::tr("Pause"); },
            [](const ResumeDeployment&) { return Changes::tr("Resume"); },
            [](const RestartDeployment&) { return Changes::tr("Restart"); },
            [](const ReplaceNode&) { return Changes::tr("Replace the node"); },
            [](const DeleteDeployment&) { return Changes::tr("Delete"); },
            [](const StartCanary&) { return Changes::tr("Try a version"); },
            [](const PromoteCanary&) { return Changes::tr("Promote the version"); },
            [](const RollBackCanary&) { return Changes::tr("Roll the version back"); },
        },
        change);
}

QString planSentence(const Plan& plan, const Formatter& format) {
    const Bytes lost = plan.bytesLost();
    if (lost.count > 0) {
        //: %1 is e.g. "This edit restarts 4 nodes", %2 a size
        return Changes::tr("%1 and wipes %2.").arg(effect(plan), format.bytes(lost));
    }
    //: %1 is e.g. "This edit restarts 4 nodes"
    return plan.nodesEnded.empty() ? Changes::tr("%1.").arg(effect(plan))
                                   : Changes::tr("%1; no data is lost.").arg(effect(plan));
}

QString planLinkText(const Plan& plan) {
    return plan.linksInterrupted
               ? Changes::tr("The links keep their addresses but do not answer for a while.")
               : Changes::tr("The links keep their addresses and stay up.");
}

QString lossText(const NodeLoss& loss, Instant now, const Formatter& format) {
    if (loss.bytes.count == 0) return Changes::tr("nothing to lose");
    return Changes::tr("%n file(s), last written %1", nullptr, loss.files)
        .arg(format.ago(now - loss.lastWrite));
}

}  // namespace berth::ui
