// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/room_switch.h"

#include <QEvent>

#include "ui/shell/main_window.h"
#include "ui/shell/settings_port.h"

namespace berth::app {

namespace {

QString lastKey() {
    return QStringLiteral("connection/last");
}

// It is the same in every connection; whoever chooses one wants to see that.
QString listOfConnections() {
    return QStringLiteral("connections");
}

QString whileClosed() {
    return QStringLiteral("opening");
}

}  // namespace

RoomSwitch::RoomSwitch(ui::MainWindow& window, ui::SettingsPort& settings,
                       ConnectionManager& manager, bridge::ConnectionDesk& desk, QObject* parent)
    : QObject(parent), m_window(window), m_settings(settings), m_manager(manager), m_desk(desk) {
    watch(&manager.room());
    window.installEventFilter(this);
    connect(&manager, &ConnectionManager::roomMade, this, &RoomSwitch::watch);
    connect(&manager, &ConnectionManager::currentChanged, this, &RoomSwitch::showRoom);
    connect(&manager, &ConnectionManager::removed, this,
            [this](const domain::ConnectionId& id) { m_wanted.erase(id); });
    connect(&desk, &bridge::ConnectionDesk::changed, this, &RoomSwitch::restore);
}

bool RoomSwitch::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::WindowStateChange:
            m_manager.setWatched(m_window.isVisible() && !m_window.isMinimized());
            break;
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

void RoomSwitch::start(const QString& route) {
    m_asked = route;
    m_started = true;
    m_window.start(m_manager.room().pages(), route);
    restore();
}

void RoomSwitch::restore() {
    if (!m_started || m_restored || !m_desk.isRead()) return;
    m_restored = true;
    const QByteArray last = m_settings.value(lastKey());
    if (last.isEmpty()) return;
    m_restoring = true;
    m_manager.show({last.toStdString()});
    m_restoring = false;
}

void RoomSwitch::watch(ConnectionRoom* room) {
    connect(room, &ConnectionRoom::pagesReplaced, this, [this, room] { showReplaced(*room); });
}

QString RoomSwitch::routeInto(ui::PageHost& next) const {
    if (m_restoring) return m_asked;
    const QString here = m_window.pages().railName();
    // Back to what was left half done there.
    if (next.page() != nullptr && next.railName() == here) return {};
    return here == listOfConnections() ? QString() : here;
}

void RoomSwitch::showRoom(ConnectionRoom* room) {
    m_settings.setValue(lastKey(), QByteArray::fromStdString(room->id().value));
    if (!m_started) return;
    ui::PageHost& pages = room->pages();
    const QString route = routeInto(pages);
    if (room->isOpen()) {
        m_window.showPages(pages, route);
    } else {
        m_wanted[room->id()] = route;
        m_window.showPages(pages, whileClosed());
    }
}

void RoomSwitch::showReplaced(ConnectionRoom& room) {
    // Whoever looks at the list of connections goes on looking at it.
    const bool atList = room.lastRoute() == listOfConnections();
    const auto asked = m_wanted.find(room.id());
    QString route = asked == m_wanted.end() ? room.lastRoute() : asked->second;
    if (room.isOpen()) {
        m_wanted.erase(room.id());
    } else {
        m_wanted[room.id()] = route;
        route = whileClosed();
    }
    if (!m_started || &m_manager.room() != &room) return;
    m_window.showPages(room.pages(), atList ? listOfConnections() : route);
}

}  // namespace berth::app
