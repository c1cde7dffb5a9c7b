// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/fault_offer.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/support/state_texts.h"
#include "ui/tables/node_table.h"

namespace berth::ui {

namespace {

struct FaultOffer {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::FaultOffer)
};

QString nameOfNode(const domain::Node& node) {
    return FaultOffer::tr("%1 · %2").arg(QString::fromStdString(node.name), stateText(node.state));
}

QString nameOfMachine(const domain::MapMachine& machine) {
    const auto busy = std::count_if(machine.cards.begin(), machine.cards.end(), [](const auto& c) {
        return c.state != domain::CardState::Free;
    });
    const QString id = QString::fromStdString(machine.id.value);
    return busy == 0
               ? FaultOffer::tr("%1 · free").arg(id)
               : FaultOffer::tr("%1 · %n card(s) in use", nullptr, static_cast<int>(busy)).arg(id);
}

}  // namespace

FaultTarget targetOf(domain::FaultKind kind) {
    switch (kind) {
        case domain::FaultKind::KillNode:
        case domain::FaultKind::CrashContainer:
        case domain::FaultKind::OutOfMemory:
        case domain::FaultKind::DiskFull:
            return FaultTarget::Node;
        case domain::FaultKind::GpuLost:
        case domain::FaultKind::GpuXid:
        case domain::FaultKind::GpuSlow:
            return FaultTarget::Gpu;
        case domain::FaultKind::MachineDown:
        case domain::FaultKind::Cordon:
        case domain::FaultKind::MachineDiskFull:
            return FaultTarget::Machine;
        case domain::FaultKind::RegistrySlow:
        case domain::FaultKind::RegistryDown:
            break;
    }
    return FaultTarget::Region;
}

bool lasts(domain::FaultKind kind) {
    return kind != domain::FaultKind::KillNode && kind != domain::FaultKind::CrashContainer &&
           kind != domain::FaultKind::OutOfMemory && kind != domain::FaultKind::GpuXid;
}

Icon iconOf(domain::FaultKind kind) {
    switch (kind) {
        case domain::FaultKind::KillNode:
            return Icon::Nodes;
        case domain::FaultKind::CrashContainer:
            return Icon::Crash;
        case domain::FaultKind::OutOfMemory:
            return Icon::Memory;
        case domain::FaultKind::DiskFull:
            return Icon::Disk;
        case domain::FaultKind::MachineDown:
            return Icon::Machine;
        case domain::FaultKind::Cordon:
            return Icon::Lock;
        case domain::FaultKind::MachineDiskFull:
            return Icon::Disk;
        case domain::FaultKind::RegistrySlow:
            return Icon::Slow;
        case domain::FaultKind::RegistryDown:
            return Icon::CloudX;
        case domain::FaultKind::GpuLost:
            return Icon::Gpu;
        case domain::FaultKind::GpuXid:
            return Icon::Xid;
        case domain::FaultKind::GpuSlow:
            return Icon::Slow;
    }
    return Icon::Warn;
}

const std::vector<domain::FaultKind>& allFaults() {
    static const std::vector<domain::FaultKind> kAll = {
        domain::FaultKind::KillNode,     domain::FaultKind::CrashContainer,
        domain::FaultKind::OutOfMemory,  domain::FaultKind::DiskFull,
        domain::FaultKind::GpuLost,      domain::FaultKind::GpuXid,
        domain::FaultKind::GpuSlow,      domain::FaultKind::MachineDown,
        domain::FaultKind::Cordon,       domain::FaultKind::MachineDiskFull,
        domain::FaultKind::RegistrySlow, domain::FaultKind::RegistryDown};
    return kAll;
}

int cardsOf(const domain::NodeId& node, const domain::ClusterMap& map) {
    std::ptrdiff_t cards = 0;
    for (const domain::MapRegion& region : map.regions) {
        for (const domain::MapMachine& machine : region.machines)
            cards += std::count_if(machine.cards.begin(), machine.cards.end(),
                                   [&node](const auto& card) { return card.node == node; });
    }
    return static_cast<int>(cards);
}

QVector<QPair<QString, QString>> targetsFor(domain::FaultKind kind,
                                            const domain::Snapshot& snapshot,
                                            const domain::ClusterMap& map, const UiContext& ui) {
    QVector<QPair<QString, QString>> targets;
    switch (targetOf(kind)) {
        case FaultTarget::Node:
        case FaultTarget::Gpu:
            for (const domain::Node& node : snapshot.nodes) {
                if (!node.alive() || node.state == domain::NodeState::Pending) continue;
                if (targetOf(kind) == FaultTarget::Gpu && cardsOf(node.id, map) == 0) continue;
                targets.push_back({QString::fromStdString(node.id.value), nameOfNode(node)});
            }
            break;
        case FaultTarget::Machine: {
            QVector<QPair<QString, QString>> idle;
            for (const domain::MapRegion& region : map.regions) {
                for (const domain::MapMachine& machine : region.machines) {
                    const bool busy = std::any_of(
                        machine.cards.begin(), machine.cards.end(),
                        [](const auto& c) { return c.state != domain::CardState::Free; });
                    (busy ? targets : idle)
                        .push_back(
                            {QString::fromStdString(machine.id.value), nameOfMachine(machine)});
                }
            }
            targets += idle;
            break;
        }
        case FaultTarget::Region:
            targets.push_back({QString(), FaultOffer::tr("everywhere")});
            for (const domain::Region& region : snapshot.catalogue.regions) {
                targets.push_back({QString::fromStdString(region.id.value),
                                   regionText(region.id, snapshot.catalogue, ui)});
            }
            break;
    }
    return targets;
}

}  // namespace berth::ui
