// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/fault_menu.h"

#include <QMenu>
#include <algorithm>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "ui/simulator/fault_dialog.h"
#include "ui/simulator/fault_fields.h"
#include "ui/simulator/fault_offer.h"
#include "ui/simulator/refusal_line.h"
#include "ui/support/fault_texts.h"
#include "ui/support/shown_text.h"

namespace berth::ui {

namespace {

using domain::FaultKind;
using domain::FaultScope;

constexpr auto kShortTime = std::chrono::minutes(5);

QMenu* openedMenu(QWidget* parent) {
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

}  // namespace

FaultMenu::FaultMenu(PageServices& services, RefusalLine& refusal, QWidget* page)
    : QObject(page), m_services(services), m_refusal(refusal), m_page(page) {}

void FaultMenu::addInjection(QMenu& menu, const domain::Fault& fault, const QString& text) {
    menu.addAction(m_services.ui.icons().icon(iconOf(fault.kind)), text, this, [this, fault] {
        m_services.simulator->inject(
            fault, this, [this, kind = fault.kind](const domain::Result<std::uint64_t>& done) {
                m_refusal.tell(RefusalLine::Attempt::Inject, kind, done);
            });
    });
}

void FaultMenu::addClearing(QMenu& menu, const domain::ActiveFault& fault) {
    menu.addAction(m_services.ui.icons().icon(Icon::Undo), clearingText(fault.fault), this,
                   [this, kind = fault.fault.kind, id = fault.id] {
                       m_services.simulator->clearFault(
                           id, this, [this, kind](const domain::Result<std::uint64_t>& done) {
                               m_refusal.tell(RefusalLine::Attempt::Clear, kind, done);
                           });
                   });
}

QString FaultMenu::injectionText(FaultKind kind, const std::string& target) const {
    switch (kind) {
        case FaultKind::Cordon:
            return tr("Let no new nodes in");
        case FaultKind::RackDown:
            return tr("Take its rack down: %1").arg(shownText(target));
        case FaultKind::RegionDown:
            return tr("Take the whole region down");
        case FaultKind::RegistrySlow:
            return tr("Make the registry slow here");
        case FaultKind::RegistryDown:
            return tr("Take the registry down here");
        default:
            return faultText(kind);
    }
}

QString FaultMenu::clearingText(const domain::Fault& fault) const {
    switch (fault.kind) {
        case FaultKind::MachineDown:
            return tr("Bring the machine back");
        case FaultKind::Drain:
            return tr("Stop draining");
        case FaultKind::Cordon:
            return tr("Let new nodes in again");
        case FaultKind::MachineDiskFull:
            return tr("Make room on its disk");
        case FaultKind::RackDown:
            return tr("Bring its rack back");
        case FaultKind::RegionDown:
            return tr("Bring the region back");
        case FaultKind::RegistrySlow:
            return tr("Make the registry fast again");
        case FaultKind::RegistryDown:
            return tr("Bring the registry back");
        case FaultKind::GpuLost:
            return tr("Bring card %1 back").arg(fault.card);
        case FaultKind::GpuSlow:
            return tr("Cool card %1 down").arg(fault.card);
        default:
            return tr("Clear: %1").arg(activeFaultText(fault.kind));
    }
}

void FaultMenu::offerKind(QMenu& menu, FaultKind kind, const std::string& target) {
    if (mustBeTold(kind)) {
        menu.addAction(m_services.ui.icons().icon(iconOf(kind)), tr("%1…").arg(faultText(kind)),
                       this, [this, kind, target] {
                           FaultDialog::showFor(m_services, kind, target, m_page->window());
                       });
        return;
    }
    domain::Fault fault = domain::usualFault(kind);
    fault.target = target;
    addInjection(menu, fault, injectionText(kind, target));
    if (kind != FaultKind::MachineDown) return;
    fault.duration = kShortTime;
    addInjection(menu, fault,
                 tr("Take it down for %1").arg(m_services.ui.format().duration(kShortTime)));
}

void FaultMenu::offer(QMenu& menu, std::initializer_list<FaultScope> scopes,
                      const std::string& target) {
    for (const FaultKind kind : allFaults()) {
        const FaultScope scope = domain::traitsOf(kind).scope;
        if (std::find(scopes.begin(), scopes.end(), scope) == scopes.end()) continue;
        bool lasting = false;
        for (const domain::ActiveFault& fault : m_active) {
            if (fault.fault.kind != kind || fault.fault.target != target) continue;
            addClearing(menu, fault);
            lasting = true;
        }
        // On another card it can go on beside it.
        if (!lasting || scope == FaultScope::Card) offerKind(menu, kind, target);
    }
}

void FaultMenu::offerNodes(QMenu& menu, const domain::MapMachine& machine) {
    std::vector<std::string> seen;
    for (const domain::MapCard& card : machine.cards) {
        const domain::Node* node = m_services.platform.snapshot()->findNode(card.node);
        if (node == nullptr || std::find(seen.begin(), seen.end(), node->id.value) != seen.end())
            continue;
        seen.push_back(node->id.value);
        menu.addSection(shownText(node->name));
        offer(menu, {FaultScope::Node, FaultScope::Card}, node->id.value);
        offer(menu, {FaultScope::Deployment}, node->deployment.value);
    }
}

void FaultMenu::openForMachine(const QString& machineId, const QPoint& position) {
    const std::string id = machineId.toStdString();
    const domain::MapMachine* machine = nullptr;
    // The map may be replaced while the menu is filled.
    const domain::ClusterMapPtr map = m_services.simulator->map();
    for (const domain::MapRegion& region : map->regions) {
        for (const domain::MapMachine& each : region.machines) {
            if (each.id.value == id) machine = &each;
        }
    }
    if (machine == nullptr) return;
    m_active = m_services.simulator->faults();
    QMenu* menu = openedMenu(m_page);
    menu->addSection(shownText(id));
    offer(*menu, {FaultScope::Machine, FaultScope::Area}, id);
    if (!machine->rack.empty()) offer(*menu, {FaultScope::Rack}, machine->rack);
    // Cards keep their faults when their nodes have gone.
    for (const domain::ActiveFault& fault : m_active) {
        const bool ofCard = domain::traitsOf(fault.fault.kind).scope == FaultScope::Card;
        if (ofCard && fault.fault.target == id) addClearing(*menu, fault);
    }
    offerNodes(*menu, *machine);
    menu->popup(position);
}

void FaultMenu::openForRegion(const QString& region, const QPoint& position) {
    m_active = m_services.simulator->faults();
    QMenu* menu = openedMenu(m_page);
    offer(*menu, {FaultScope::Registry, FaultScope::Region, FaultScope::Area},
          region.toStdString());
    menu->popup(position);
}

}  // namespace berth::ui
