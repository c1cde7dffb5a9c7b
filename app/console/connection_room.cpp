// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/connection_room.h"

#include <chrono>
#include <utility>

#include "ui/connections/connection_texts.h"

namespace berth::app {

using domain::ConnectionKind;
using ui::RoomState;

namespace {

bool isSimulator(const domain::ConnectionSettings& settings) {
    return settings.kind == ConnectionKind::Simulator;
}

// The simulator's drafts and last page keep the names they had before there were connections.
QString keyOf(const domain::ConnectionSettings& settings) {
    return isSimulator(settings) ? QString() : QString::fromStdString(settings.id.value);
}

QString prefixOf(const domain::ConnectionSettings& settings) {
    return isSimulator(settings) ? QString() : ScopedDrafts::prefixOf(keyOf(settings));
}

// What the list and the switcher show by themselves every second is left aside.
bool looksTheSame(const ui::ConnectionView& a, const ui::ConnectionView& b) {
    return a.settings == b.settings && a.room == b.room && a.problem == b.problem &&
           a.link == b.link && a.live == b.live && a.known == b.known &&
           a.deployments == b.deployments && a.rateNow == b.rateNow;
}

}  // namespace

ConnectionRoom::ConnectionRoom(RoomServices& services, domain::ConnectionSettings settings,
                               QObject* parent)
    : QObject(parent),
      m_services(services),
      m_settings(std::move(settings)),
      m_calls(services.clock),
      m_drafts(services.drafts, prefixOf(m_settings)),
      m_budget(services.settings, m_settings.id),
      m_pages(new ui::PageHost(keyOf(m_settings))) {
    if (!isSimulator(m_settings)) m_pages->setEntries(m_services.pagesWhileClosed(id()));
    m_seen = view();
}

ConnectionRoom::~ConnectionRoom() {
    // Pages first: they stand on all the rest.
    delete m_pages.data();
    takeApart();
}

void ConnectionRoom::setSettings(domain::ConnectionSettings settings) {
    m_settings = std::move(settings);
    if (m_pageServices != nullptr) m_pageServices->connectionName = ui::connectionName(m_settings);
    if (m_guard != nullptr && m_guard->isReadOnly() != m_settings.readOnly) {
        m_guard->setReadOnly(m_settings.readOnly);
        m_platform->showAgain();
    }
    look();
}

void ConnectionRoom::open(std::unique_ptr<PlatformHome> home) {
    m_home = std::move(home);
    m_home->setAttention(m_attention);
    m_guard = std::make_unique<domain::ReadOnlyPlatform>(m_home->platform(), m_settings.readOnly);
    bridge::PlatformBridge::Options options;
    options.connection = QString::fromStdString(id().value);
    m_platform = std::make_unique<bridge::PlatformBridge>(*m_guard, m_services.journal,
                                                          m_services.clock, options);
    if (domain::SimulatorControl* control = m_home->simulator()) {
        m_simulator = std::make_unique<bridge::SimulatorBridge>(*control, m_services.clock,
                                                                bridge::SimulatorBridge::Options{});
    }
    m_pageServices = std::make_unique<ui::PageServices>(ui::PageServices{
        m_services.ui, *m_platform, m_simulator.get(), m_services.links, m_drafts,
        ui::connectionName(m_settings), m_simulator != nullptr ? nullptr : &m_calls, m_home->api(),
        &m_budget, m_services.hosts, m_home->nodeDoor()});
    m_budgetWatch =
        std::make_unique<BudgetWatch>(*m_platform, m_budget, bridge::BillingFeed::Options{});
    connect(m_budgetWatch.get(), &BudgetWatch::alarmed, this, &ConnectionRoom::budgetPassed);
    using bridge::PlatformBridge;
    connect(m_platform.get(), &PlatformBridge::snapshotChanged, this, &ConnectionRoom::look);
    connect(m_platform.get(), &PlatformBridge::connectionChanged, this, &ConnectionRoom::look);
    m_state = RoomState::Open;
    m_problem.reset();
    replacePages(m_services.pages(*m_pageServices));
    look();
}

void ConnectionRoom::close(RoomState why, std::optional<domain::Error> problem) {
    const bool wasOpen = isOpen();
    m_state = why;
    m_problem = std::move(problem);
    if (wasOpen) {
        // Before what the pages stand on goes.
        replacePages(m_services.pagesWhileClosed(id()));
        takeApart();
    }
    look();
}

void ConnectionRoom::setAttention(bool attention) {
    m_attention = attention;
    if (m_home != nullptr) m_home->setAttention(attention);
}

void ConnectionRoom::takeApart() {
    m_pageServices.reset();
    m_budgetWatch.reset();
    m_simulator.reset();
    m_platform.reset();
    m_guard.reset();
    m_home.reset();
}

void ConnectionRoom::replacePages(std::vector<ui::PageEntry> entries) {
    m_lastRoute = m_pages->route();
    m_pages->setEntries(std::move(entries));
    Q_EMIT pagesReplaced();
}

ui::ConnectionView ConnectionRoom::view() const {
    ui::ConnectionView view;
    view.settings = m_settings;
    view.room = m_state;
    view.problem = m_problem;
    if (m_platform == nullptr) return view;
    const domain::Snapshot& snapshot = *m_platform->snapshot();
    view.link = m_platform->connectionState();
    view.live = m_platform->capabilities().live;
    view.known = snapshot.version > 0;
    view.age = m_platform->age();
    view.deployments = static_cast<int>(snapshot.deployments.size());
    view.rateNow = snapshot.rateNow;
    return view;
}

void ConnectionRoom::look() {
    ui::ConnectionView now = view();
    if (looksTheSame(now, m_seen)) return;
    m_seen = std::move(now);
    Q_EMIT changed();
}

}  // namespace berth::app
