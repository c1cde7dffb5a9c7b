// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/simulator_page.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "ui/simulator/api_line.h"
#include "ui/simulator/cluster_map.h"
#include "ui/simulator/fault_menu.h"
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
#include "ui/support/ui_context.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {

namespace {

constexpr int kFaultsWidth = 228;

constexpr int kFiguresWidth = 150;
constexpr int kLowerTabs = 2;
constexpr int kLevelsTab = 1;

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
    auto* menu = new FaultMenu(services, *m_refusal, this);
    connect(m_map, &ClusterMapView::machineMenuRequested, menu, &FaultMenu::openForMachine);
    connect(m_map, &ClusterMapView::regionMenuRequested, menu, &FaultMenu::openForRegion);
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

}  // namespace berth::ui
