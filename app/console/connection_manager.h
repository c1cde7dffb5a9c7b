// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <set>

#include "app/console/connection_room.h"
#include "models/bridge/connection_desk.h"
#include "ui/connections/connection_rooms.h"

namespace berth::app {

// The embedded simulator's id; in the journal and the command log, too.
[[nodiscard]] domain::ConnectionId simulatorId();

// Opens a connection when it is first chosen and keeps it open, follows what is changed about it in
// the book, and closes it when it is removed. GUI thread; everything handed in outlives it.
class ConnectionManager final : public ui::ConnectionRooms {
    Q_OBJECT

  public:
    ConnectionManager(RoomServices& services, bridge::ConnectionDesk& desk, PlatformMaker& maker,
                      QObject* parent = nullptr);
    ~ConnectionManager() override;

    // The embedded simulator: there from the first moment and never removed. It is shown first.
    void openSimulator(std::unique_ptr<PlatformHome> home);

    // Whether a person can see the room that is shown; nobody sees the others.
    void setWatched(bool watched);

    // The room that is shown.
    [[nodiscard]] ConnectionRoom& room();
    // Null where the connection was not opened since the start.
    [[nodiscard]] ConnectionRoom* find(const domain::ConnectionId& id) const;

    [[nodiscard]] std::vector<ui::ConnectionView> views() const override;
    [[nodiscard]] domain::ConnectionId current() const override { return m_current; }
    void show(const domain::ConnectionId& id) override;

  Q_SIGNALS:
    void roomMade(berth::app::ConnectionRoom* room);
    void currentChanged(berth::app::ConnectionRoom* room);
    // It is out of the book, and its room, where there was one, is gone.
    void removed(const berth::domain::ConnectionId& id);

  private:
    ConnectionRoom& makeRoom(const domain::ConnectionSettings& settings);
    void open(ConnectionRoom& room);
    void follow();
    void followOne(ConnectionRoom& room, const domain::ConnectionSettings& settings);

    RoomServices& m_services;
    bridge::ConnectionDesk& m_desk;
    PlatformMaker& m_maker;
    std::map<domain::ConnectionId, std::unique_ptr<ConnectionRoom>> m_rooms;
    std::set<domain::ConnectionId> m_known;         // in the book when follow() last looked
    std::set<domain::ConnectionId> m_otherSecrets;  // kept since then
    std::map<domain::ConnectionId, std::unique_ptr<QObject>> m_opening;  // who waits for secrets
    domain::ConnectionId m_current;
    bool m_watched = false;
};

}  // namespace berth::app
