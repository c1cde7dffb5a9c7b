// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QHash>
#include <QTimer>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/console/connection_manager.h"
#include "app/console/room_switch.h"
#include "app/console/window_presenter.h"
#include "models/bridge/connection_desk.h"
#include "models/domain/clock.h"
#include "models/domain/codec.h"
#include "models/domain/link_prober.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_connections.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"
#include "ui/shell/main_window.h"

namespace berth::app {

// A page that only remembers what was done with it.
class PlainPage final : public ui::Page {
  public:
    PlainPage(const QString& name, QWidget* parent) : ui::Page(name, parent) {}
    [[nodiscard]] QString title() const override { return objectName(); }

  protected:
    void retranslate() override {}
};

class NoProber final : public domain::LinkProber {
  public:
    void probe(std::string, int, domain::Reply<std::vector<domain::LinkAnswer>> reply) override {
        reply(std::vector<domain::LinkAnswer>{});
    }
};

// Drafts in memory; answers after the call, as the store does.
class MemoryDrafts final : public ui::DraftPort {
  public:
    void save(const QString& name, const QString& json) override { kept.insert(name, json); }
    void load(const QString& name, QObject* context,
              std::function<void(const QString&)> answer) override {
        QTimer::singleShot(0, context, [this, name, answer] { answer(kept.value(name)); });
    }

    QHash<QString, QString> kept;
};

// What the fake platforms were made of; a platform may be gone, its record stays.
struct Made {
    domain::ConnectionSettings settings;
    std::string token;
    domain::ApiCallObserver observer;
    support::FakePlatform* platform = nullptr;  // null: it is gone
    bool attention = false;
};

class FakeHome final : public PlatformHome {
  public:
    FakeHome(std::shared_ptr<Made> made, bool simulator)
        : m_made(std::move(made)), m_simulator(simulator), m_platform(support::sampleSnapshot()) {
        domain::Capabilities capabilities = m_platform.capabilities();
        capabilities.live = !simulator;
        m_platform.setCapabilities(capabilities);
        m_made->platform = &m_platform;
    }
    ~FakeHome() override { m_made->platform = nullptr; }

    [[nodiscard]] domain::Platform& platform() override { return m_platform; }
    [[nodiscard]] domain::SimulatorControl* simulator() override {
        return m_simulator ? &m_platform : nullptr;
    }
    void setAttention(bool attention) override { m_made->attention = attention; }

  private:
    std::shared_ptr<Made> m_made;
    bool m_simulator;
    support::FakePlatform m_platform;
};

class FakeMaker final : public PlatformMaker {
  public:
    domain::Result<std::unique_ptr<PlatformHome>> make(const domain::ConnectionSettings& settings,
                                                       domain::ConnectionSecrets secrets,
                                                       domain::ApiCallObserver observer) override {
        if (error) return tl::unexpected<domain::Error>(*error);
        made.push_back(std::make_shared<Made>(Made{settings, std::string(secrets.token.reveal()),
                                                   std::move(observer), nullptr, false}));
        return std::make_unique<FakeHome>(made.back(), false);
    }

    std::vector<std::shared_ptr<Made>> made;
    std::optional<domain::Error> error;  // instead of a platform
};

class KeptSettings final : public ui::SettingsPort {
  public:
    [[nodiscard]] QByteArray value(const QString& key) const override { return kept.value(key); }
    void setValue(const QString& key, const QByteArray& value) override { kept.insert(key, value); }

    QHash<QString, QByteArray> kept;
};

// A console without its pages: rooms on fake platforms, and the window that shows them.
class Rooms : public testing::Test {
  protected:
    // `kept`: connections in the book, each with its token.
    void open(const std::vector<domain::ConnectionSettings>& kept = {}) {
        for (const domain::ConnectionSettings& each : kept) {
            book.keep(each, [](const auto&) {});
            store.put(each.id.value + "/token", "token of " + each.id.value);
        }
        desk = std::make_unique<bridge::ConnectionDesk>(
            bridge::ConnectionDesk::Seams{book, store, tester, keys});
        manager = std::make_unique<ConnectionManager>(services, *desk, maker);
        manager->openSimulator(std::make_unique<FakeHome>(simulator, true));
        desk->start();
    }
    void openWindow(const QString& route = {}) {
        window = std::make_unique<ui::MainWindow>(ui, settings);
        roomSwitch = std::make_unique<RoomSwitch>(*window, settings, *manager, *desk);
        presenter = std::make_unique<WindowPresenter>(ui, *window, *manager);
        roomSwitch->start(route);
        window->show();
        support::drain();
    }
    void closeWindow() {
        window->close();
        presenter.reset();
        roomSwitch.reset();
    }
    ~Rooms() override {
        presenter.reset();
        roomSwitch.reset();
        manager.reset();
    }
    void show(const char* id) {
        manager->show({id});
        support::drain();
    }
    [[nodiscard]] ui::RoomState stateOf(const char* id) const {
        for (const ui::ConnectionView& view : manager->views()) {
            if (view.settings.id.value == id) return view.room;
        }
        ADD_FAILURE() << "no connection " << id;
        return ui::RoomState::Closed;
    }
    void edit(const char* id, const std::function<void(domain::ConnectionSettings&)>& change,
              const char* token = "") {
        domain::ConnectionSettings edited = *desk->find({id});
        change(edited);
        desk->keep(edited, {domain::SecretString(token), {}}, &context, [](const auto&) {});
        support::drain();
    }
    void remove(const char* id) {
        desk->remove({id}, &context, [](const auto&) {});
        support::drain();
    }

    static std::vector<ui::PageEntry> entries(const std::vector<const char*>& names) {
        std::vector<ui::PageEntry> made;
        for (const char* name : names) {
            ui::PageEntry entry;
            entry.name = QString::fromLatin1(name);
            entry.title = [name] { return QString::fromLatin1(name); };
            entry.inRail = entry.name != QStringLiteral("opening") &&
                           entry.name != QStringLiteral("deployment");
            if (entry.name == QStringLiteral("deployment")) {
                entry.railName = QStringLiteral("deployments");
            }
            entry.make = [entry](QWidget* parent) { return new PlainPage(entry.name, parent); };
            made.push_back(std::move(entry));
        }
        return made;
    }

    QObject context;
    ui::UiContext ui{ui::ThemeChoice::Light, ui::LanguageCode::English};
    KeptSettings settings;
    support::FakeConnectionBook book;
    support::FakeSecretStore store;
    support::FakeConnectionTester tester;
    support::FakeKeyPairMaker keys;
    support::FakeJournal journal;
    domain::SystemClock clock;
    NoProber prober;
    MemoryDrafts drafts;
    FakeMaker maker;
    std::shared_ptr<Made> simulator = std::make_shared<Made>();
    std::vector<ui::PageServices*> pageServices;  // of each room that was opened, in order
    RoomServices services{
        ui,
        journal,
        clock,
        prober,
        drafts,
        settings,
        nullptr,
        [this](ui::PageServices& made) {
            pageServices.push_back(&made);
            return made.simulator != nullptr
                       ? entries({"overview", "deployments", "deployment", "nodes", "simulator",
                                  "connections"})
                       : entries({"overview", "deployments", "deployment", "nodes", "connections"});
        },
        [](const domain::ConnectionId&) {
            return entries({"opening", "connections"});
        }};
    std::unique_ptr<bridge::ConnectionDesk> desk;
    std::unique_ptr<ConnectionManager> manager;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<RoomSwitch> roomSwitch;
    std::unique_ptr<WindowPresenter> presenter;
};

}  // namespace berth::app
