// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <map>

#include "app/console/connection_manager.h"

namespace berth::ui {
class MainWindow;
class SettingsPort;
}  // namespace berth::ui

namespace berth::app {

// Shows the pages of the connection that is chosen in the window, keeps the page where it makes
// sense there, and remembers the connection over restarts. GUI thread.
class RoomSwitch final : public QObject {
    Q_OBJECT

  public:
    // `manager` has its simulator.
    RoomSwitch(ui::MainWindow& window, ui::SettingsPort& settings, ConnectionManager& manager,
               bridge::ConnectionDesk& desk, QObject* parent = nullptr);

    // Shows the simulator, and `route` there; then, as soon as the book is read, the connection of
    // last time, on `route` too where one was asked for.
    void start(const QString& route);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void watch(ConnectionRoom* room);
    void showRoom(ConnectionRoom* room);
    void showReplaced(ConnectionRoom& room);
    void restore();
    // The page to open in `next`, coming from the pages that are shown; empty: the one of last
    // time.
    [[nodiscard]] QString routeInto(ui::PageHost& next) const;

    ui::MainWindow& m_window;
    ui::SettingsPort& m_settings;
    ConnectionManager& m_manager;
    bridge::ConnectionDesk& m_desk;
    QString m_asked;
    bool m_started = false;
    bool m_restored = false;
    bool m_restoring = false;
    std::map<domain::ConnectionId, QString> m_wanted;  // once a room is open
};

}  // namespace berth::app
