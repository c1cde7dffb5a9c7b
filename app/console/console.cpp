// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include <QApplication>
#include <QDir>
#include <utility>

#include "app/console/appearance.h"
#include "app/console/budget_notices.h"
#include "app/console/connection_manager.h"
#include "app/console/gongji_parts.h"
#include "app/console/menu_entries.h"
#include "app/console/operation_notices.h"
#include "app/console/page_entries.h"
#include "app/console/profile_folder.h"
#include "app/console/profile_notices.h"
#include "app/console/room_switch.h"
#include "app/console/screenshot.h"
#include "app/console/simulator_home.h"
#include "app/console/ssh_parts.h"
#include "app/console/store_drafts.h"
#include "app/console/store_settings.h"
#include "app/console/support_entry.h"
#include "app/console/window_presenter.h"
#include "models/bridge/connection_desk.h"
#include "models/bridge/host_desk.h"
#include "models/domain/clock.h"
#include "platform_client/network/http_link_prober.h"
#include "ui/connections/connection_menu.h"
#include "ui/connections/connection_services.h"
#include "ui/shell/main_window.h"
#include "ui/support/error_texts.h"
#include "ui/support/host_services.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/toast_area.h"

namespace berth::app {

// In the order of construction; taken apart the other way round.
struct Console::Parts {
    Parts(const CommandLine& line, std::unique_ptr<store::ProfileStore> profile)
        : store(std::move(profile)),
          settings(store->settings()),
          drafts(store->drafts(), clock),
          ui(themeOf(line, settings), languageOf(line, settings)),
          log(store->commandLog(simulatorId().value)),
          outside(clock),
          desk(outside.seams(store->connections())),
          ssh(clock, outside.secrets()),
          hostDesk(ssh.seams(store->hosts())),
          hosts{ui, hostDesk, clock},
          services{ui,
                   store->journal(),
                   clock,
                   prober,
                   drafts,
                   settings,
                   &hosts,
                   [this](ui::PageServices& made) { return pageEntries(made, connections); },
                   [this](const domain::ConnectionId& id) {
                       return pageEntriesWhileClosed(connections, id);
                   }},
          window(ui, settings),
          manager(services, desk, outside),
          connections{ui, desk, manager} {}

    domain::SystemClock clock;
    std::unique_ptr<store::ProfileStore> store;
    StoreSettings settings;
    StoreDrafts drafts;
    ui::UiContext ui;
    std::unique_ptr<domain::CommandLog> log;
    platform_client::HttpLinkProber prober;
    GongjiParts outside;
    bridge::ConnectionDesk desk;
    SshParts ssh;
    bridge::HostDesk hostDesk;
    ui::HostServices hosts;
    RoomServices services;
    ui::MainWindow window;
    ConnectionManager manager;
    ui::ConnectionServices connections;
    // What stands on the simulator's room, which is opened first.
    std::unique_ptr<RoomSwitch> roomSwitch;
    std::unique_ptr<WindowPresenter> presenter;
    std::unique_ptr<OperationNotices> notices;
    std::unique_ptr<BudgetNotices> budgetNotices;
    std::unique_ptr<ui::ConnectionMenu> connectionMenu;
    std::unique_ptr<SupportEntry> support;
    std::unique_ptr<MenuEntries> menus;
};

Console::Console(const CommandLine& line, std::unique_ptr<store::ProfileStore> store,
                 store::OpenOutcome outcome)
    : m_line(line),
      m_outcome(std::move(outcome)),
      m_parts(std::make_unique<Parts>(line, std::move(store))) {
    openSimulator();
    Parts& p = *m_parts;
    p.roomSwitch = std::make_unique<RoomSwitch>(p.window, p.settings, p.manager, p.desk);
    p.presenter = std::make_unique<WindowPresenter>(p.ui, p.window, p.manager);
    p.notices = std::make_unique<OperationNotices>(p.window, p.manager);
    p.budgetNotices = std::make_unique<BudgetNotices>(p.ui, p.window, p.manager);
    p.connectionMenu = std::make_unique<ui::ConnectionMenu>(p.connections, &p.window);
    p.support = std::make_unique<SupportEntry>(
        p.ui, p.window,
        SupportEntry::Sources{p.manager, p.desk, p.hostDesk, p.store->journal(), p.clock},
        profileFolder(line.profile));
    p.menus = std::make_unique<MenuEntries>(p.ui, p.window, p.manager, *p.connectionMenu,
                                            profileFolder(line.profile));
    p.window.band().setSwitcherMenu(p.connectionMenu.get());
    p.window.palette().addSource([&p] { return p.connectionMenu->commands(); });
    QObject::connect(p.connectionMenu.get(), &ui::ConnectionMenu::pageRequested, &p.window,
                     [&p] { p.window.pages().navigate(QStringLiteral("connections")); });
    QObject::connect(&p.manager, &ConnectionManager::removed, &p.window,
                     [&p](const domain::ConnectionId& id) {
                         const QString key = QString::fromStdString(id.value);
                         p.drafts.removeAll(ScopedDrafts::prefixOf(key));
                         RoomBudget::forget(p.settings, id);
                     });
}

Console::~Console() = default;

void Console::openSimulator() {
    EmbeddedSimulatorSetup setup;
    setup.log = m_parts->log.get();
    // On any free ports, with a token that is made for this launch.
    setup.api.emplace();
    setup.ssh.emplace();
    setup.ssh->hostKeyFile = QDir(profileFolder(m_line.profile))
                                 .filePath(QStringLiteral("simulated_nodes_key"))
                                 .toStdString();
    setup.onStarted = [this, window = &m_parts->window](const domain::Result<void>& started) {
        if (started) return;
        QMetaObject::invokeMethod(
            window, [this, error = started.error()] { tellThatSimulatorFailed(error); },
            Qt::QueuedConnection);
    };
    m_parts->manager.openSimulator(
        std::make_unique<SimulatorHome>(std::move(setup), m_parts->clock));
}

void Console::show() {
    Parts& p = *m_parts;
    p.roomSwitch->start(m_line.page);
    if (m_line.size) p.window.resize(*m_line.size);
    p.window.show();
    tellAboutProfile(m_outcome, p.ui, p.window.toasts());
    // Only now: nothing outside this program holds up the first sight of it.
    QMetaObject::invokeMethod(&p.desk, &bridge::ConnectionDesk::start, Qt::QueuedConnection);
    QMetaObject::invokeMethod(&p.hostDesk, &bridge::HostDesk::start, Qt::QueuedConnection);
    if (!m_line.screenshot.isEmpty()) new Screenshot(p.window, m_line.screenshot, &p.window);
}

void Console::tellThatSimulatorFailed(const domain::Error& error) {
    ui::Toast toast;
    toast.visual = ui::visualOf(domain::Severity::Error);
    toast.title =
        QApplication::translate("berth::app::Console", "The saved simulation cannot be continued");
    toast.text = ui::errorReport(error);
    toast.stays = true;
    toast.action = QApplication::translate("berth::app::Console", "Start a new one");
    toast.run = [this] {
        bridge::SimulatorBridge* simulator = m_parts->manager.find(simulatorId())->simulator();
        simulator->startOver({}, 0, &m_parts->window,
                             [this](const domain::Result<std::uint64_t>& done) {
                                 if (!done) tellThatSimulatorFailed(done.error());
                             });
    };
    m_parts->window.toasts().show(toast);
}

}  // namespace berth::app
