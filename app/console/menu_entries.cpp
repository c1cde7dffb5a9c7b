// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/menu_entries.h"

#include <QAction>
#include <QMenu>
#include <utility>

#include "app/console/about_dialog.h"
#include "app/console/connection_manager.h"
#include "models/bridge/simulator_bridge.h"
#include "ui/connections/connection_menu.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_host.h"
#include "ui/support/ui_context.h"

namespace berth::app {

using ui::MenuKind;

MenuEntries::MenuEntries(ui::UiContext& ui, ui::MainWindow& window, ConnectionManager& manager,
                         ui::ConnectionMenu& connections, QString profileFolder, QObject* parent)
    : QObject(parent),
      m_ui(ui),
      m_window(window),
      m_manager(manager),
      m_connections(connections),
      m_simulator(manager.room().simulator()),
      m_profileFolder(std::move(profileFolder)) {
    addConnections();
    QMenu& deployment = window.menu(MenuKind::Deployment);
    m_new = addRoute(deployment, QStringLiteral("deployments/new"));
    m_new->setShortcut(QKeySequence::New);
    m_all = addRoute(deployment, QStringLiteral("deployments"));
    addSimulator();
    m_about = window.menu(MenuKind::Help).addAction(QString(), this, &MenuEntries::about);
    m_about->setMenuRole(QAction::AboutRole);
    connect(&ui, &ui::UiContext::changed, this, &MenuEntries::retranslate);
    watch(&manager.room());
    connect(&manager, &ConnectionManager::roomMade, this, &MenuEntries::watch);
    connect(&manager, &ConnectionManager::currentChanged, this, &MenuEntries::showOffer);
    retranslate();
    showOffer();
}

QAction* MenuEntries::addRoute(QMenu& menu, const QString& route) {
    return menu.addAction(QString(), this, [this, route] { m_window.pages().navigate(route); });
}

void MenuEntries::addConnections() {
    QMenu& file = m_window.menu(MenuKind::File);
    // Above the way out.
    QAction* const first = file.actions().constFirst();
    m_add = new QAction(this);
    m_list = new QAction(this);
    connect(m_add, &QAction::triggered, &m_connections, &ui::ConnectionMenu::addConnection);
    connect(m_list, &QAction::triggered, this,
            [this] { m_window.pages().navigate(QStringLiteral("connections")); });
    file.insertActions(first, {m_add, m_list});
    file.insertSeparator(first);
}

void MenuEntries::addSimulator() {
    QMenu& menu = m_window.menu(MenuKind::Simulator);
    m_map = addRoute(menu, QStringLiteral("simulator"));
    menu.addSeparator();
    m_run = menu.addAction(QString(), this, [this] {
        domain::Pace pace = m_simulator->status().pace;
        pace.paused = !pace.paused;
        m_simulator->setPace(pace);
    });
    m_run->setShortcut(QKeySequence(Qt::Key_F8));
    m_step = menu.addAction(QString(), this, [this] { m_simulator->step(); });
    m_step->setShortcut(QKeySequence(Qt::Key_F9));
    connect(m_simulator, &bridge::SimulatorBridge::statusChanged, this, &MenuEntries::showPace);
}

void MenuEntries::watch(ConnectionRoom* room) {
    connect(room, &ConnectionRoom::changed, this, &MenuEntries::showOffer);
}

void MenuEntries::showOffer() {
    const ConnectionRoom& room = m_manager.room();
    m_window.setMenuOffered(MenuKind::Simulator, room.simulator() != nullptr);
    m_all->setEnabled(room.isOpen());
    m_new->setEnabled(room.isOpen() && !room.settings().readOnly);
}

void MenuEntries::retranslate() {
    m_add->setText(tr("Add a &connection …"));
    m_list->setText(tr("&All connections"));
    m_new->setText(tr("&New deployment"));
    m_all->setText(tr("&All deployments"));
    m_about->setText(tr("&About Berth …"));
    m_map->setText(tr("&Show the simulator"));
    m_step->setText(tr("S&tep"));
    showPace();
}

void MenuEntries::showPace() {
    const bool paused = m_simulator->status().pace.paused;
    m_run->setText(paused ? tr("&Run simulation") : tr("&Pause simulation"));
    m_step->setEnabled(paused);
}

void MenuEntries::about() {
    showAbout(m_ui, m_profileFolder, &m_window);
}

}  // namespace berth::app
