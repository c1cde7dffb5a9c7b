// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QAction;
class QMenu;

namespace berth::bridge {
class SimulatorBridge;
}  // namespace berth::bridge

namespace berth::ui {
class ConnectionMenu;
class MainWindow;
class UiContext;
}  // namespace berth::ui

namespace berth::app {

class ConnectionManager;
class ConnectionRoom;

// What the menus File, Deployment, Simulator and Help of the window offer for the connection that
// is shown; the search box finds it too. GUI thread; the arguments outlive it.
class MenuEntries final : public QObject {
    Q_OBJECT

  public:
    // `manager` has its simulator, which the menu of that name is about.
    MenuEntries(ui::UiContext& ui, ui::MainWindow& window, ConnectionManager& manager,
                ui::ConnectionMenu& connections, QString profileFolder, QObject* parent = nullptr);

  private:
    QAction* addRoute(QMenu& menu, const QString& route);
    void addConnections();
    void addSimulator();
    void watch(ConnectionRoom* room);
    void showOffer();
    void retranslate();
    void showPace();
    void about();

    ui::UiContext& m_ui;
    ui::MainWindow& m_window;
    ConnectionManager& m_manager;
    ui::ConnectionMenu& m_connections;
    bridge::SimulatorBridge* m_simulator;
    QString m_profileFolder;
    QAction* m_add = nullptr;
    QAction* m_list = nullptr;
    QAction* m_new = nullptr;
    QAction* m_all = nullptr;
    QAction* m_run = nullptr;
    QAction* m_step = nullptr;
    QAction* m_map = nullptr;
    QAction* m_about = nullptr;
};

}  // namespace berth::app
