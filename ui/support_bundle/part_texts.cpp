// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support_bundle/part_texts.h"

#include <QCoreApplication>

namespace berth::ui {

namespace {

struct PartTexts {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::PartTexts)
};

}  // namespace

QString partText(support_bundle::PartKind kind) {
    using support_bundle::PartKind;
    switch (kind) {
        case PartKind::ReadMe:
            return PartTexts::tr("What is in this file");
        case PartKind::Findings:
            return PartTexts::tr("What is noticeable");
        case PartKind::Machine:
            return PartTexts::tr("System and memory");
        case PartKind::Gpus:
            return PartTexts::tr("GPUs");
        case PartKind::Disks:
            return PartTexts::tr("Disks");
        case PartKind::Network:
            return PartTexts::tr("Network");
        case PartKind::Processes:
            return PartTexts::tr("Processes");
        case PartKind::Containers:
            return PartTexts::tr("Containers");
        case PartKind::KernelMessages:
            return PartTexts::tr("Kernel messages");
        case PartKind::Sections:
            return PartTexts::tr("How the look went");
        case PartKind::Inspection:
            return PartTexts::tr("All of it, for programs");
        case PartKind::History:
            return PartTexts::tr("Course of the figures");
        case PartKind::Program:
            return PartTexts::tr("Berth and this computer");
        case PartKind::Connections:
            return PartTexts::tr("Connections and computers");
        case PartKind::Deployments:
            return PartTexts::tr("Deployments and nodes");
        case PartKind::Events:
            return PartTexts::tr("Events");
        case PartKind::ApiCalls:
            return PartTexts::tr("Calls to the platform");
        case PartKind::Operations:
            return PartTexts::tr("Changes");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
