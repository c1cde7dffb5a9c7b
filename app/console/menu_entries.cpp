// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/menu_entries.h"

#include <QAction>
#include <QMenu>
#include <utility>

#include "app/console/about_dialog.h"
#include "models/bridge/simulator_bridge.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_host.h"
#include "ui/support/ui_context.h"

namespace berth::app {

using ui::MenuKind;

MenuEntries::MenuEntries(ui::UiContext& ui, ui::MainWindow& window,
                         bridge::SimulatorBridge* simulator, QString profileFolder, QObject* parent)
    : QObject(parent),
      m_ui(ui),
      m_window(window),
      m_simulator(simulator),
      m_profileFolder(std::move(profileFolder)) {
    QMenu& deployment = window.menu(MenuKind::Deployment);
    m_new = addRoute(deployment, QStringLiteral("deployments/new"));
    m_new->setShortcut(QKeySequence::New);
    m_all = addRoute(deployment, QStringLiteral("deployments"));
    if (simulator != nullptr) addSimulator();
    m_about = window.menu(MenuKind::Help).addAction(QString(), this, &MenuEntries::about);
    m_about->setMenuRole(QAction::AboutRole);
    connect(&ui, &ui::UiContext::changed, this, &MenuEntries::retranslate);
    retranslate();
}

QAction* MenuEntries::addRoute(QMenu& menu, const QString& route) {
    return menu.addAction(QString(), this, [this, route] { m_window.pages().navigate(route); });
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

void MenuEntries::retranslate() {
    m_new->setText(tr("&New deployment"));
    m_all->setText(tr("&All deployments"));
    m_about->setText(tr("&About Berth …"));
    if (m_simulator != nullptr) {
        m_map->setText(tr("&Show the simulator"));
        m_step->setText(tr("S&tep"));
        showPace();
    }
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
