// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/support_entry.h"

#include <QAction>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QScreen>
#include <QSysInfo>
#include <QTimeZone>
#include <chrono>
#include <utility>

#include "app/console/connection_manager.h"
#include "models/bridge/connection_desk.h"
#include "models/bridge/host_desk.h"
#include "models/bridge/platform_bridge.h"
#include "ui/shell/main_window.h"
#include "ui/support/simulator_api.h"
#include "ui/support/ui_context.h"
#include "ui/support_bundle/support_bundle_dialog.h"

namespace berth::app {

namespace {

constexpr std::size_t kMostOperations = 1000;

const char* wordOf(domain::ConnectionState state) {
    switch (state) {
        case domain::ConnectionState::Connecting:
            return "connecting";
        case domain::ConnectionState::Connected:
            return "connected";
        case domain::ConnectionState::Lost:
            break;
    }
    return "lost";
}

}  // namespace

SupportEntry::SupportEntry(ui::UiContext& ui, ui::MainWindow& window, Sources sources,
                           QString profileFolder, QObject* parent)
    : QObject(parent),
      m_ui(ui),
      m_window(window),
      m_sources(sources),
      m_profileFolder(std::move(profileFolder)),
      m_action(window.menu(ui::MenuKind::Help).addAction(QString(), this, &SupportEntry::open)) {
    const auto retranslate = [this] { m_action->setText(tr("&Support bundle …")); };
    connect(&ui, &ui::UiContext::changed, this, retranslate);
    retranslate();
}

void SupportEntry::open() {
    auto reply = m_desk.expect<std::vector<domain::OperationRecord>>(
        this, [this](domain::Result<std::vector<domain::OperationRecord>> operations) {
            ui::SupportBundleDialog::show(m_ui, material(std::move(operations)), &m_window);
        });
    m_sources.journal.recent(kMostOperations, std::move(reply));
}

support_bundle::Material SupportEntry::material(
    domain::Result<std::vector<domain::OperationRecord>> operations) const {
    const ConnectionRoom& room = m_sources.manager.room();
    support_bundle::Material material;
    material.version = QGuiApplication::applicationVersion().toStdString();
    material.madeUnixMs = m_sources.clock.unixMilliseconds();
    if (const ui::SimulatorApi* api = room.simulatorApi())
        material.secrets.push_back(api->token.clone());
    support_bundle::ProgramState program;
    program.facts = facts();
    program.connections = m_sources.connections.connections();
    program.computers = m_sources.computers.profiles();
    program.connection = room.simulator() != nullptr ? "embedded simulator" : room.settings().name;
    program.calls = {room.calls().calls().begin(), room.calls().calls().end()};
    if (const bridge::PlatformBridge* platform = room.platform()) {
        program.snapshot = platform->snapshot();
        program.events = {platform->events().begin(), platform->events().end()};
    }
    if (operations) {
        program.operations = std::move(*operations);
    } else {
        program.operationsProblem = operations.error().detail;
    }
    material.program = std::move(program);
    return material;
}

std::vector<std::pair<std::string, std::string>> SupportEntry::facts() const {
    std::vector<std::pair<std::string, std::string>> facts;
    const auto add = [&facts](const char* name, const QString& value) {
        facts.emplace_back(name, value.toStdString());
    };
    add("Berth", QGuiApplication::applicationVersion());
    add("Qt", QString::fromLatin1(qVersion()));
    add("system", QSysInfo::prettyProductName());
    add("kernel", QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion());
    add("processor", QSysInfo::currentCpuArchitecture());
    add("window system", QGuiApplication::platformName());
    for (const QScreen* screen : QGuiApplication::screens()) {
        add("screen", QStringLiteral("%1×%2 at %3, %4 dots per inch")
                          .arg(screen->size().width())
                          .arg(screen->size().height())
                          .arg(screen->devicePixelRatio())
                          .arg(qRound(screen->logicalDotsPerInch())));
    }
    add("language", m_ui.format().locale().name());
    add("language of the system", QLocale::system().name());
    add("time zone", QString::fromUtf8(QTimeZone::systemTimeZoneId()));
    add("profile", m_profileFolder);
    const ConnectionRoom& room = m_sources.manager.room();
    if (const bridge::PlatformBridge* platform = room.platform()) {
        const domain::Duration age = platform->age();
        add("connection", QString::fromLatin1(wordOf(platform->connectionState())));
        add("age of what is shown", QString::fromStdString(domain::toText(domain::Duration(
                                        std::chrono::duration_cast<std::chrono::seconds>(age)))));
    } else {
        add("connection", QStringLiteral("not open"));
        if (const auto problem = room.view().problem)
            add("why", QString::fromStdString(problem->detail));
    }
    return facts;
}

}  // namespace berth::app
