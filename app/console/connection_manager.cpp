// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/connection_manager.h"

#include <utility>

namespace berth::app {

using bridge::ConnectionDesk;
using domain::ConnectionId;
using domain::ConnectionSettings;
using ui::RoomState;

namespace {

// Whether a connection reaches the platform in another way than before.
bool leadsElsewhere(const ConnectionSettings& before, const ConnectionSettings& after) {
    return before.kind != after.kind || before.baseUrl != after.baseUrl ||
           before.keyMode != after.keyMode || before.pinnedCertificate != after.pinnedCertificate;
}

}  // namespace

ConnectionId simulatorId() {
    return {"simulator"};
}

ConnectionManager::ConnectionManager(RoomServices& services, ConnectionDesk& desk,
                                     PlatformMaker& maker, QObject* parent)
    : ConnectionRooms(parent),
      m_services(services),
      m_desk(desk),
      m_maker(maker),
      m_current(simulatorId()) {
    connect(&desk, &ConnectionDesk::secretsChanged, this,
            [this](const ConnectionId& id) { m_otherSecrets.insert(id); });
    connect(&desk, &ConnectionDesk::changed, this, &ConnectionRooms::changed);
    // Not inside the signal: what asked for the change stands on pages that may go.
    connect(&desk, &ConnectionDesk::changed, this, &ConnectionManager::follow,
            Qt::QueuedConnection);
}

ConnectionManager::~ConnectionManager() = default;

void ConnectionManager::openSimulator(std::unique_ptr<PlatformHome> home) {
    ConnectionSettings settings;
    settings.id = simulatorId();
    settings.kind = domain::ConnectionKind::Simulator;
    makeRoom(settings).open(std::move(home));
}

void ConnectionManager::setWatched(bool watched) {
    m_watched = watched;
    if (ConnectionRoom* shown = find(m_current)) shown->setAttention(watched);
}

ConnectionRoom& ConnectionManager::room() {
    return *m_rooms.at(m_current);
}

ConnectionRoom* ConnectionManager::find(const ConnectionId& id) const {
    const auto found = m_rooms.find(id);
    return found == m_rooms.end() ? nullptr : found->second.get();
}

std::vector<ui::ConnectionView> ConnectionManager::views() const {
    std::vector<ui::ConnectionView> views;
    if (const ConnectionRoom* simulator = find(simulatorId())) views.push_back(simulator->view());
    for (const ConnectionSettings& settings : m_desk.connections()) {
        if (const ConnectionRoom* room = find(settings.id)) {
            views.push_back(room->view());
            // follow() comes a moment later.
            views.back().settings = settings;
        } else {
            ui::ConnectionView closed;
            closed.settings = settings;
            views.push_back(std::move(closed));
        }
    }
    return views;
}

ConnectionRoom& ConnectionManager::makeRoom(const ConnectionSettings& settings) {
    auto made = std::make_unique<ConnectionRoom>(m_services, settings);
    ConnectionRoom& room = *made;
    m_rooms.emplace(settings.id, std::move(made));
    connect(&room, &ConnectionRoom::changed, this, &ConnectionRooms::changed);
    Q_EMIT roomMade(&room);
    return room;
}

void ConnectionManager::show(const ConnectionId& id) {
    ConnectionRoom* room = find(id);
    if (room == nullptr) {
        const ConnectionSettings* settings = m_desk.find(id);
        if (settings == nullptr) return;
        room = &makeRoom(*settings);
    }
    if (!room->isOpen() && !m_opening.contains(id)) open(*room);
    if (id == m_current) return;
    if (ConnectionRoom* before = find(m_current)) before->setAttention(false);
    m_current = id;
    room->setAttention(m_watched);
    Q_EMIT currentChanged(room);
    Q_EMIT changed();
}

void ConnectionManager::open(ConnectionRoom& room) {
    const ConnectionId id = room.id();
    // Whoever waited for secrets that are out of date by now waits no more.
    QObject* waiting = (m_opening[id] = std::make_unique<QObject>()).get();
    room.close(RoomState::Opening);
    m_desk.readSecrets(
        room.settings(), waiting,
        [this, id](const domain::Result<ConnectionDesk::SecretsPtr>& secrets) {
            m_opening.at(id).release()->deleteLater();
            m_opening.erase(id);
            ConnectionRoom& opened = *m_rooms.at(id);
            if (secrets) {
                auto home =
                    m_maker.make(opened.settings(), std::move(**secrets), opened.callObserver());
                if (home) return opened.open(std::move(*home));
                return opened.close(RoomState::Failed, home.error());
            }
            const bool missing = secrets.error().code == domain::ErrorCode::NotFound;
            opened.close(missing ? RoomState::NeedsKey : RoomState::Failed, secrets.error());
        });
}

void ConnectionManager::follow() {
    if (!m_desk.isRead() || m_desk.problem()) return;
    std::set<ConnectionId> gone = std::move(m_known);
    m_known.clear();
    for (const ConnectionSettings& settings : m_desk.connections()) {
        gone.erase(settings.id);
        m_known.insert(settings.id);
        if (ConnectionRoom* room = find(settings.id)) followOne(*room, settings);
    }
    m_otherSecrets.clear();
    for (const ConnectionId& id : gone) {
        if (id == m_current) show(simulatorId());
        m_opening.erase(id);
        m_rooms.erase(id);
        Q_EMIT removed(id);
    }
}

void ConnectionManager::followOne(ConnectionRoom& room, const ConnectionSettings& settings) {
    const bool anew =
        leadsElsewhere(room.settings(), settings) || m_otherSecrets.contains(room.id());
    room.setSettings(settings);
    if (anew) open(room);
}

}  // namespace berth::app
