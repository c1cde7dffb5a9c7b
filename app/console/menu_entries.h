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
class MainWindow;
class UiContext;
}  // namespace berth::ui

namespace berth::app {

// What the menus Deployment, Simulator and Help of the window offer; the search box finds it too.
// `simulator` may be null: then there is no such menu. GUI thread; the arguments outlive it.
class MenuEntries final : public QObject {
    Q_OBJECT

  public:
    MenuEntries(ui::UiContext& ui, ui::MainWindow& window, bridge::SimulatorBridge* simulator,
                QString profileFolder, QObject* parent = nullptr);

  private:
    QAction* addRoute(QMenu& menu, const QString& route);
    void addSimulator();
    void retranslate();
    void showPace();
    void about();

    ui::UiContext& m_ui;
    ui::MainWindow& m_window;
    bridge::SimulatorBridge* m_simulator;
    QString m_profileFolder;
    QAction* m_new = nullptr;
    QAction* m_all = nullptr;
    QAction* m_run = nullptr;
    QAction* m_step = nullptr;
    QAction* m_map = nullptr;
    QAction* m_about = nullptr;
};

}  // namespace berth::app
