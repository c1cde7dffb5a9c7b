// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/fault_offer.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "models/domain/fault_traits.h"
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

using Targets = QVector<QPair<QString, QString>>;

void addEverywhere(Targets& targets) {
    targets.push_back({QString(), FaultOffer::tr("everywhere")});
}

void addRegions(Targets& targets, const domain::Snapshot& snapshot, const UiContext& ui) {
    for (const domain::Region& region : snapshot.catalogue.regions) {
        targets.push_back({QString::fromStdString(region.id.value),
                           regionText(region.id, snapshot.catalogue, ui)});
    }
}

void addRacks(Targets& targets, const domain::ClusterMap& map) {
    for (const domain::MapRegion& region : map.regions) {
        QStringList seen;
        for (const domain::MapMachine& machine : region.machines) {
            const QString rack = QString::fromStdString(machine.rack);
            if (rack.isEmpty() || seen.contains(rack)) continue;
            seen << rack;
            targets.push_back({rack, FaultOffer::tr("rack %1").arg(rack)});
        }
    }
}

// From what is smallest to what is around all.
constexpr std::array kScopeOrder = {
    domain::FaultScope::Node,    domain::FaultScope::Deployment, domain::FaultScope::Card,
    domain::FaultScope::Machine, domain::FaultScope::Rack,       domain::FaultScope::Region,
    domain::FaultScope::Area,    domain::FaultScope::Registry,   domain::FaultScope::Api};

}  // namespace

bool lasts(domain::FaultKind kind) {
    return domain::traitsOf(kind).lasts;
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
        case domain::FaultKind::SlowDisk:
        case domain::FaultKind::NetworkDelay:
            return Icon::Slow;
        case domain::FaultKind::RackDown:
        case domain::FaultKind::RegionDown:
            return Icon::Machine;
        case domain::FaultKind::Partition:
        case domain::FaultKind::NetworkLoss:
            return Icon::Network;
        case domain::FaultKind::RegistryUnauthorized:
            return Icon::Lock;
        case domain::FaultKind::RegistryThrottled:
            return Icon::CloudX;
        case domain::FaultKind::LayerInvalid:
            return Icon::Images;
        case domain::FaultKind::ProbeFlapping:
            return Icon::Activity;
        case domain::FaultKind::ClockSkew:
        case domain::FaultKind::ApiTimeouts:
            return Icon::Clock;
        case domain::FaultKind::VersionCrashes:
            return Icon::Crash;
        case domain::FaultKind::VersionErrors:
        case domain::FaultKind::ApiErrors:
            return Icon::Warn;
        case domain::FaultKind::ApiDuplicates:
            return Icon::Copy;
        case domain::FaultKind::ApiLostReplies:
            return Icon::CloudX;
        case domain::FaultKind::Drain:
            return Icon::Nodes;
    }
    return Icon::Warn;
}

const std::vector<domain::FaultKind>& allFaults() {
    static const std::vector<domain::FaultKind> kAll = [] {
        std::vector<domain::FaultKind> all;
        for (const domain::FaultScope scope : kScopeOrder) {
            for (const domain::FaultTraits& traits : domain::faultTraits()) {
                if (traits.scope == scope) all.push_back(traits.kind);
            }
        }
        return all;
    }();
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
    const domain::FaultScope scope = domain::traitsOf(kind).scope;
    switch (scope) {
        case domain::FaultScope::Node:
        case domain::FaultScope::Card:
            for (const domain::Node& node : snapshot.nodes) {
                if (!node.alive() || node.state == domain::NodeState::Pending) continue;
                if (scope == domain::FaultScope::Card && cardsOf(node.id, map) == 0) continue;
                targets.push_back({QString::fromStdString(node.id.value), nameOfNode(node)});
            }
            break;
        case domain::FaultScope::Machine: {
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
        case domain::FaultScope::Registry:
            addEverywhere(targets);
            addRegions(targets, snapshot, ui);
            break;
        case domain::FaultScope::Region:
            addRegions(targets, snapshot, ui);
            break;
        case domain::FaultScope::Rack:
            addRacks(targets, map);
            break;
        case domain::FaultScope::Area:
            addEverywhere(targets);
            addRegions(targets, snapshot, ui);
            addRacks(targets, map);
            targets += targetsFor(domain::FaultKind::MachineDown, snapshot, map, ui);
            break;
        case domain::FaultScope::Deployment:
            for (const domain::Deployment& deployment : snapshot.deployments) {
                targets.push_back({QString::fromStdString(deployment.id.value),
                                   QString::fromStdString(deployment.spec.name)});
            }
            break;
        case domain::FaultScope::Api:
            targets.push_back({QString(), FaultOffer::tr("the platform's API")});
            break;
    }
    return targets;
}

}  // namespace berth::ui
