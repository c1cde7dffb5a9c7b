// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include <QApplication>
#include <QDateTime>
#include <QFileInfo>
#include <algorithm>
#include <climits>
#include <cstdint>
#include <utility>

#include "app/console/appearance.h"
#include "app/console/menu_entries.h"
#include "app/console/page_entries.h"
#include "app/console/profile_folder.h"
#include "app/console/screenshot.h"
#include "app/console/store_drafts.h"
#include "app/console/store_settings.h"
#include "app/console/window_presenter.h"
#include "app/embedded/embedded_simulator.h"
#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "models/domain/clock.h"
#include "platform_client/network/http_link_prober.h"
#include "ui/shell/main_window.h"
#include "ui/support/error_texts.h"
#include "ui/support/page_services.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/toast_area.h"

namespace berth::app {

namespace {

const QString kConnection = QStringLiteral("simulator");

}  // namespace

// In the order of construction; taken apart the other way round.
struct Console::Parts {
    Parts(const CommandLine& line, std::unique_ptr<store::ProfileStore> profile)
        : store(std::move(profile)),
          settings(store->settings()),
          drafts(store->drafts(), clock),
          ui(themeOf(line, settings), languageOf(line, settings)),
          log(store->commandLog(kConnection.toStdString())) {}

    domain::SystemClock clock;
    std::unique_ptr<store::ProfileStore> store;
    StoreSettings settings;
    StoreDrafts drafts;
    ui::UiContext ui;
    std::unique_ptr<domain::CommandLog> log;
    std::unique_ptr<EmbeddedSimulator> simulator;
    platform_client::HttpLinkProber prober;
    std::unique_ptr<bridge::PlatformBridge> platform;
    std::unique_ptr<bridge::SimulatorBridge> control;
    std::unique_ptr<ui::PageServices> services;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<MenuEntries> menus;
    std::unique_ptr<WindowPresenter> presenter;
};

Console::Console(const CommandLine& line, std::unique_ptr<store::ProfileStore> store,
                 store::OpenOutcome outcome)
    : m_line(line),
      m_outcome(std::move(outcome)),
      m_parts(std::make_unique<Parts>(line, std::move(store))) {
    Parts& p = *m_parts;
    p.window = std::make_unique<ui::MainWindow>(p.ui, p.settings);
    EmbeddedSimulatorSetup setup;
    setup.log = p.log.get();
    setup.api.emplace();  // on any free port, with a token that is made for this launch
    setup.onStarted = [this](const domain::Result<void>& started) {
        if (started) return;
        QMetaObject::invokeMethod(
            m_parts->window.get(),
            [this, error = started.error()] { tellThatSimulatorFailed(error); },
            Qt::QueuedConnection);
    };
    p.simulator = std::make_unique<EmbeddedSimulator>(std::move(setup), p.clock);
    sim::platform::SimulatedPlatform& platform = p.simulator->platform();
    bridge::PlatformBridge::Options options;
    options.connection = kConnection;
    p.platform =
        std::make_unique<bridge::PlatformBridge>(platform, p.store->journal(), p.clock, options);
    p.control = std::make_unique<bridge::SimulatorBridge>(platform, p.clock,
                                                          bridge::SimulatorBridge::Options{});
    p.services = std::make_unique<ui::PageServices>(
        ui::PageServices{p.ui, *p.platform, p.control.get(), p.prober, p.drafts});
    addPages();
    p.menus = std::make_unique<MenuEntries>(p.ui, *p.window, p.control.get(),
                                            profileFolder(line.profile));
    p.presenter = std::make_unique<WindowPresenter>(p.ui, *p.window, *p.platform, p.control.get(),
                                                    kConnection);
}

Console::~Console() {
    Parts& p = *m_parts;
    p.presenter.reset();
    p.menus.reset();
    p.window.reset();
    p.services.reset();
    p.control.reset();
    p.platform.reset();
    p.simulator.reset();
}

void Console::addPages() {
    for (ui::PageEntry& entry : pageEntries(*m_parts->services)) {
        m_parts->window->addPage(std::move(entry));
    }
}

void Console::show() {
    ui::MainWindow& window = *m_parts->window;
    window.start(m_line.page);
    if (m_line.size) window.resize(*m_line.size);
    window.show();
    tellAboutProfile();
    if (!m_line.screenshot.isEmpty()) new Screenshot(window, m_line.screenshot, &window);
}

void Console::tellAboutProfile() {
    using Kind = store::OpenOutcome::Kind;
    if (m_outcome.kind == Kind::Ok) return;
    const int lost = static_cast<int>(std::min<std::uint64_t>(m_outcome.lostChanges, INT_MAX));
    const QString aside = QFileInfo(QString::fromStdString(m_outcome.damagedFile)).fileName();
    ui::Toast toast;
    toast.visual = ui::visualOf(domain::Severity::Warning);
    toast.stays = true;
    switch (m_outcome.kind) {
        case Kind::RestoredFromBackup:
            toast.title = QApplication::translate("berth::app::Console",
                                                  "Your data was damaged and has been restored");
            toast.text =
                QApplication::translate("berth::app::Console",
                                        "It is as it was on %1. The damaged file is kept as %2.")
                    .arg(m_parts->ui.format().locale().toString(
                             QDateTime::fromMSecsSinceEpoch(m_outcome.backupUnixMs),
                             QLocale::ShortFormat),
                         aside);
            break;
        case Kind::FreshAfterDamage:
            toast.title = QApplication::translate("berth::app::Console",
                                                  "Your data was damaged; there is no backup");
            toast.text =
                QApplication::translate("berth::app::Console",
                                        "Berth starts empty. The damaged file is kept as %1.")
                    .arg(aside);
            break;
        case Kind::LostNewest:
            toast.title =
                QApplication::translate("berth::app::Console", "Your newest changes are missing");
            toast.text =
                QApplication::translate("berth::app::Console",
                                        "The last %n change(s) are not there any more, because a "
                                        "part of your data was damaged. Everything before them is "
                                        "kept. The data as they were found are in %1.",
                                        nullptr, lost)
                    .arg(aside);
            break;
        case Kind::ReadOnly:
            toast.title = QApplication::translate("berth::app::Console",
                                                  "These data belong to a newer Berth");
            toast.text = QApplication::translate(
                "berth::app::Console",
                "You can look at them; nothing will be saved. Install the newer version to go on.");
            break;
        case Kind::Ok:
            return;
    }
    m_parts->window->toasts().show(toast);
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
        m_parts->control->startOver({}, 0, m_parts->window.get(),
                                    [this](const domain::Result<std::uint64_t>& done) {
                                        if (!done) tellThatSimulatorFailed(done.error());
                                    });
    };
    m_parts->window->toasts().show(toast);
}

}  // namespace berth::app
