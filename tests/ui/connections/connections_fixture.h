// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "models/bridge/connection_desk.h"
#include "tests/support/fake_connections.h"
#include "tests/ui/page_fixture.h"
#include "ui/connections/connection_rooms.h"
#include "ui/connections/connection_services.h"
#include "ui/widgets/secret_field.h"

namespace berth::ui {

// What the test says about each connection; the book decides which ones there are.
class FakeRooms final : public ConnectionRooms {
  public:
    explicit FakeRooms(bridge::ConnectionDesk& desk) : m_desk(desk) {
        ConnectionView simulator;
        simulator.settings.id = {"simulator"};
        simulator.settings.kind = domain::ConnectionKind::Simulator;
        simulator.room = RoomState::Open;
        simulator.link = domain::ConnectionState::Connected;
        simulator.live = false;
        simulator.known = true;
        simulator.deployments = 11;
        simulator.rateNow = {10'811};
        m_known.push_back(simulator);
    }

    [[nodiscard]] std::vector<ConnectionView> views() const override {
        std::vector<ConnectionView> views{m_known.front()};
        for (const domain::ConnectionSettings& settings : m_desk.connections()) {
            ConnectionView view;
            for (const ConnectionView& each : m_known) {
                if (each.settings.id == settings.id) view = each;
            }
            view.settings = settings;
            views.push_back(view);
        }
        return views;
    }
    [[nodiscard]] domain::ConnectionId current() const override { return m_current; }
    void show(const domain::ConnectionId& id) override {
        asked.push_back(id.value);
        m_current = id;
        Q_EMIT changed();
    }

    // All but the settings, which come from the book.
    void set(const std::string& id, ConnectionView view) {
        view.settings.id = {id};
        std::erase_if(m_known, [&](const auto& each) { return each.settings.id.value == id; });
        m_known.push_back(std::move(view));
        Q_EMIT changed();
    }
    [[nodiscard]] static ConnectionView connected(int deployments, std::int64_t rate) {
        ConnectionView view;
        view.room = RoomState::Open;
        view.link = domain::ConnectionState::Connected;
        view.known = true;
        view.age = std::chrono::seconds(2);
        view.deployments = deployments;
        view.rateNow = {rate};
        return view;
    }

    std::vector<std::string> asked;

  private:
    bridge::ConnectionDesk& m_desk;
    std::vector<ConnectionView> m_known;
    domain::ConnectionId m_current{"simulator"};
};

// The setting up of connections on fakes.
struct ConnectionsFixture {
    explicit ConnectionsFixture(std::vector<domain::ConnectionSettings> kept = {},
                                ThemeChoice theme = ThemeChoice::Light,
                                LanguageCode language = LanguageCode::English)
        : ui(theme, language), book(std::move(kept)) {
        for (const domain::ConnectionSettings& each : book.kept())
            store.put(each.id.value + "/token", support::sampleToken());
        desk.start();
        support::drain();
    }

    UiContext ui;
    support::FakeConnectionBook book;
    support::FakeSecretStore store;
    support::FakeConnectionTester tester;
    support::FakeKeyPairMaker keys;
    bridge::ConnectionDesk desk{bridge::ConnectionDesk::Seams{book, store, tester, keys}};
    FakeRooms rooms{desk};
    ConnectionServices services{ui, desk, rooms};
};

// The control with this object name.
template <class T>
[[nodiscard]] T* control(QWidget& root, const char* name) {
    T* found = root.findChild<T*>(QString::fromUtf8(name));
    EXPECT_NE(found, nullptr) << "there is no " << name;
    return found;
}

[[nodiscard]] inline domain::ConnectionVerdict verdictOf(domain::ConnectionVerdictKind kind) {
    domain::ConnectionVerdict verdict;
    verdict.kind = kind;
    verdict.took = std::chrono::milliseconds(640);
    verdict.gpuSpecs = 72;
    verdict.deployments = 3;
    return verdict;
}

}  // namespace berth::ui
