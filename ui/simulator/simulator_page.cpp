// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/simulator_page.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "models/domain/fault_traits.h"
#include "ui/simulator/api_line.h"
#include "ui/simulator/cluster_map.h"
#include "ui/simulator/fault_dialog.h"
#include "ui/simulator/fault_offer.h"
#include "ui/simulator/fault_panel.h"
#include "ui/simulator/figures_card.h"
#include "ui/simulator/levels_panel.h"
#include "ui/simulator/load_panel.h"
#include "ui/simulator/map_legend.h"
#include "ui/simulator/map_scroll.h"
#include "ui/simulator/map_zoom.h"
#include "ui/simulator/refusal_line.h"
#include "ui/simulator/sample_scenarios.h"
#include "ui/simulator/start_over_dialog.h"
#include "ui/simulator/time_controls.h"
#include "ui/support/fault_texts.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {

namespace {

constexpr int kFaultsWidth = 228;

constexpr int kFiguresWidth = 150;
constexpr int kShortMinutes = 5;
constexpr int kLowerTabs = 2;
constexpr int kLevelsTab = 1;

// Of those on one machine that the menu begins by a dialog.
bool hasOwnEnd(domain::FaultKind kind) {
    using enum domain::FaultKind;
    return kind == SlowDisk || kind == ClockSkew || kind == Partition || kind == NetworkLoss ||
           kind == NetworkDelay || kind == LayerInvalid;
}

}  // namespace

SimulatorPage::SimulatorPage(PageServices& services, QWidget* parent)
    : Page(QStringLiteral("simulator"), parent),
      m_services(services),
      m_ui(services.ui),
      m_title(new Label(m_ui, TextStyle::Title, this)),
      m_scenario(new Label(m_ui, TextStyle::Second, this)),
      m_time(new TimeControls(m_ui, *services.simulator, this)),
      m_mapCard(new Card(m_ui, this)),
      m_map(new ClusterMapView(m_ui)),
      m_zoom(new MapZoom(m_ui, *m_map, m_mapCard)),
      m_legend(new MapLegend(m_ui, m_mapCard)),
      m_refusal(new RefusalLine(m_ui, m_mapCard)),
      m_faults(new FaultPanel(services, this)),
      m_figures(new FiguresCard(m_ui, this)),
      m_tabs(new TabStrip(m_ui, this)),
      m_lower(new QStackedWidget(this)),
      m_load(new LoadPanel(services, m_lower)),
      m_levels(new LevelsPanel(services, m_lower)) {
    m_scenario->setTone(Token::Ink2);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_title);
    head->addWidget(m_scenario);
    head->addStretch();
    head->addWidget(m_time);
    m_mapCard->body().setSpacing(8);
    m_mapCard->body().addWidget(new MapScroll(m_map, m_mapCard), 1);
    m_mapCard->header().addAction(m_zoom);
    m_mapCard->body().addWidget(m_refusal);
    m_mapCard->body().addWidget(m_legend);
    m_faults->setFixedWidth(kFaultsWidth);
    m_figures->setFixedWidth(kFiguresWidth);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(12);
    upper->addWidget(m_mapCard, 1);
    upper->addWidget(m_faults);
    upper->addWidget(m_figures);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addLayout(upper, 3);
    for (int i = 0; i < kLowerTabs; ++i)
        m_tabs->addTab({});
    m_lower->addWidget(m_load);
    m_lower->addWidget(m_levels);
    auto* lower = new QVBoxLayout;
    lower->setSpacing(4);
    lower->addWidget(m_tabs);
    lower->addWidget(m_lower, 1);
    layout->addLayout(lower, 1);
    if (services.simulatorApi != nullptr) {
        m_api = new ApiLine(m_ui, *services.simulatorApi, this);
        layout->addWidget(m_api);
    }
    connect(m_time, &TimeControls::startOverRequested, this,
            [this] { StartOverDialog::show(m_services, window()); });
    connect(m_tabs, &QTabBar::currentChanged, this, &SimulatorPage::showLower);
    connect(m_levels, &LevelsPanel::sampleRequested, this,
            [this] { StartOverDialog::showSample(m_services, sampleWithLevels(), window()); });
    connect(m_map, &ClusterMapView::machineMenuRequested, this, &SimulatorPage::openMachineMenu);
    connect(m_map, &ClusterMapView::regionMenuRequested, this, &SimulatorPage::openRegionMenu);
    connect(services.simulator, &bridge::SimulatorBridge::mapChanged, this,
            &SimulatorPage::showMap);
    connect(&services.platform, &bridge::PlatformBridge::snapshotChanged, this,
            &SimulatorPage::showState);
    connect(services.simulator, &bridge::SimulatorBridge::statusChanged, this, [this] {
        showScenario();
        showLevels();
    });
    retranslate();
}

QString SimulatorPage::title() const {
    return tr("Simulator");
}

bool SimulatorPage::isSettled() const {
    return !m_services.simulator->map()->regions.empty() &&
           !m_services.simulator->status().scenario.empty();
}

void SimulatorPage::entered() {
    m_load->setActive(m_tabs->currentIndex() != kLevelsTab);
}

void SimulatorPage::left() {
    m_load->setActive(false);
}

void SimulatorPage::retranslate() {
    m_title->setText(title());
    m_mapCard->header().setTitle(tr("Cluster map"));
    m_map->setAccessibleName(tr("Cluster map"));
    m_time->retranslate();
    m_zoom->retranslate();
    m_faults->retranslate();
    m_tabs->setTabText(0, tr("Load"));
    m_tabs->setTabText(kLevelsTab, tr("Objectives and alarms"));
    m_tabs->setAccessibleName(tr("Below the map"));
    m_load->retranslate();
    m_levels->retranslate();
    showLevels();
    if (m_api != nullptr) m_api->retranslate();
    showScenario();
    showState();
    Q_EMIT titleChanged();
}

void SimulatorPage::showMap() {
    m_map->set(m_services.simulator->map(), m_services.platform.snapshot());
    m_legend->set(m_map->legend());
    int machines = 0;
    int cards = 0;
    int down = 0;
    for (const domain::MapRegion& region : m_services.simulator->map()->regions) {
        for (const domain::MapMachine& machine : region.machines) {
            ++machines;
            cards += static_cast<int>(machine.cards.size());
            down += machine.down ? 1 : 0;
        }
    }
    QString note =
        tr("%1, %2").arg(tr("%n machine(s)", nullptr, machines), tr("%n GPU(s)", nullptr, cards));
    if (down > 0) note = tr("%1 · %n down", nullptr, down).arg(note);
    m_mapCard->header().setNote(note);
    m_mapCard->header().setAside(tr("right click: faults"));
}

void SimulatorPage::showScenario() {
    const domain::SimulatorStatus& status = m_services.simulator->status();
    // Not known before the simulation runs.
    m_scenario->setText(status.scenario.empty() ? QString()
                                                : tr("%1 · seed %2")
                                                      .arg(QString::fromStdString(status.scenario),
                                                           QString::number(status.seed)));
}

void SimulatorPage::showLevels() {
    m_levels->refresh();
    const int count = m_levels->raised() + m_levels->missed();
    m_tabs->setBadge(kLevelsTab, Tone::Bad,
                     count == 0 ? QString() : m_ui.format().number(qint64{count}));
}

void SimulatorPage::showLower(int tab) {
    m_lower->setCurrentIndex(tab);
    m_load->setActive(isVisible() && tab != kLevelsTab);
}

void SimulatorPage::showState() {
    const domain::Snapshot& snapshot = *m_services.platform.snapshot();
    m_figures->set(figuresOf(m_services.platform.events(), snapshot), snapshot);
    m_faults->refresh();
    m_load->refresh();
    showMap();
}

void SimulatorPage::offer(QMenu& menu, domain::FaultKind kind, const std::string& target,
                          const QString& text, int minutes) {
    menu.addAction(m_ui.icons().icon(iconOf(kind)), text, this, [this, kind, target, minutes] {
        domain::Fault fault = domain::usualFault(kind);
        fault.target = target;
        if (minutes > 0) fault.duration = std::chrono::minutes(minutes);
        m_services.simulator->inject(fault, this,
                                     [this, kind](const domain::Result<std::uint64_t>& done) {
                                         m_refusal->tell(RefusalLine::Attempt::Inject, kind, done);
                                     });
    });
}

void SimulatorPage::offerAsking(QMenu& menu, domain::FaultKind kind, const std::string& target) {
    menu.addAction(
        m_ui.icons().icon(iconOf(kind)), tr("%1…").arg(faultText(kind)), this,
        [this, kind, target] { FaultDialog::showFor(m_services, kind, target, window()); });
}

void SimulatorPage::offerClear(QMenu& menu, domain::FaultKind kind, const std::string& target,
                               const QString& text) {
    for (const domain::ActiveFault& fault : m_services.simulator->faults()) {
        if (fault.fault.kind == kind && fault.fault.target == target)
            return offerClear(menu, fault, text);
    }
}

void SimulatorPage::offerClear(QMenu& menu, const domain::ActiveFault& fault, const QString& text) {
    menu.addAction(m_ui.icons().icon(Icon::Undo), text, this,
                   [this, kind = fault.fault.kind, id = fault.id] {
                       m_services.simulator->clearFault(
                           id, this, [this, kind](const domain::Result<std::uint64_t>& done) {
                               m_refusal->tell(RefusalLine::Attempt::Clear, kind, done);
                           });
                   });
}

void SimulatorPage::openMachineMenu(const QString& machineId, const QPoint& position) {
    const std::string id = machineId.toStdString();
    const domain::MapMachine* machine = nullptr;
    for (const domain::MapRegion& region : m_services.simulator->map()->regions) {
        for (const domain::MapMachine& m : region.machines) {
            if (m.id.value == id) machine = &m;
        }
    }
    if (machine == nullptr) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(machineId);
    using domain::FaultKind;
    if (machine->down) {
        offerClear(*menu, FaultKind::MachineDown, id, tr("Bring the machine back"));
    } else {
        offer(*menu, FaultKind::MachineDown, id, tr("Take the machine down"));
        offer(*menu, FaultKind::MachineDown, id, tr("Take it down for 5 minutes"), kShortMinutes);
    }
    if (machine->draining) {
        offerClear(*menu, FaultKind::Drain, id, tr("Stop draining"));
    } else {
        offer(*menu, FaultKind::Drain, id, faultText(FaultKind::Drain));
    }
    if (machine->cordoned) {
        offerClear(*menu, FaultKind::Cordon, id, tr("Let new nodes in again"));
    } else {
        offer(*menu, FaultKind::Cordon, id, tr("Let no new nodes in"));
    }
    if (machine->diskFull) {
        offerClear(*menu, FaultKind::MachineDiskFull, id, tr("Make room on its disk"));
    } else {
        offer(*menu, FaultKind::MachineDiskFull, id, faultText(FaultKind::MachineDiskFull));
    }
    // These need to be told more than whom they hit; their ends are offered where they last.
    for (const FaultKind kind :
         {FaultKind::SlowDisk, FaultKind::ClockSkew, FaultKind::Partition, FaultKind::NetworkLoss,
          FaultKind::NetworkDelay, FaultKind::LayerInvalid})
        offerAsking(*menu, kind, id);
    offer(*menu, FaultKind::RackDown, machine->rack,
          tr("Take its rack down: %1").arg(QString::fromStdString(machine->rack)));
    offerClear(*menu, FaultKind::RackDown, machine->rack, tr("Bring its rack back"));
    for (const domain::ActiveFault& fault : m_services.simulator->faults()) {
        if (fault.fault.target != id) continue;
        if (hasOwnEnd(fault.fault.kind))
            offerClear(*menu, fault, tr("Clear: %1").arg(activeFaultText(fault.fault.kind)));
        if (fault.fault.kind == FaultKind::GpuLost)
            offerClear(*menu, fault, tr("Bring card %1 back").arg(fault.fault.card));
        else if (fault.fault.kind == FaultKind::GpuSlow)
            offerClear(*menu, fault, tr("Cool card %1 down").arg(fault.fault.card));
    }
    std::vector<std::string> seen;
    for (const domain::MapCard& card : machine->cards) {
        const domain::Node* node = m_services.platform.snapshot()->findNode(card.node);
        if (node == nullptr || std::find(seen.begin(), seen.end(), node->id.value) != seen.end()) {
            continue;
        }
        seen.push_back(node->id.value);
        menu->addSection(QString::fromStdString(node->name));
        for (const FaultKind kind : {FaultKind::KillNode, FaultKind::CrashContainer,
                                     FaultKind::OutOfMemory, FaultKind::DiskFull}) {
            offer(*menu, kind, node->id.value, faultText(kind));
        }
        for (const FaultKind kind :
             {FaultKind::GpuLost, FaultKind::GpuXid, FaultKind::GpuSlow, FaultKind::ProbeFlapping})
            offerAsking(*menu, kind, node->id.value);
        for (const FaultKind kind : {FaultKind::VersionCrashes, FaultKind::VersionErrors})
            offerAsking(*menu, kind, node->deployment.value);
    }
    menu->popup(position);
}

void SimulatorPage::openRegionMenu(const QString& region, const QPoint& position) {
    const std::string id = region.toStdString();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    using domain::FaultKind;
    offer(*menu, FaultKind::RegistrySlow, id, tr("Make the registry slow here"));
    offerClear(*menu, FaultKind::RegistrySlow, id, tr("Make the registry fast again"));
    offer(*menu, FaultKind::RegistryDown, id, tr("Take the registry down here"));
    offerClear(*menu, FaultKind::RegistryDown, id, tr("Bring the registry back"));
    offer(*menu, FaultKind::RegionDown, id, tr("Take the whole region down"));
    offerClear(*menu, FaultKind::RegionDown, id, tr("Bring the region back"));
    for (const FaultKind kind :
         {FaultKind::RegistryUnauthorized, FaultKind::RegistryThrottled, FaultKind::Partition,
          FaultKind::NetworkLoss, FaultKind::NetworkDelay, FaultKind::LayerInvalid}) {
        offerAsking(*menu, kind, id);
        offerClear(*menu, kind, id, tr("Clear: %1").arg(activeFaultText(kind)));
    }
    menu->popup(position);
}

}  // namespace berth::ui
