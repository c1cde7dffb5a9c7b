// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "app/console/budget_watch.h"
#include "app/console/platform_home.h"
#include "app/console/room_budget.h"
#include "app/console/scoped_drafts.h"
#include "models/bridge/api_call_feed.h"
#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "models/domain/clock.h"
#include "models/domain/journal.h"
#include "models/domain/link_prober.h"
#include "models/domain/read_only_platform.h"
#include "ui/connections/connection_rooms.h"
#include "ui/shell/page_host.h"
#include "ui/support/page_services.h"
#include "ui/support/ui_context.h"

namespace berth::app {

// What all rooms stand on; outlives them.
struct RoomServices {
    ui::UiContext& ui;
    domain::OperationJournal& journal;
    const domain::Clock& clock;
    domain::LinkProber& links;
    ui::DraftPort& drafts;
    ui::SettingsPort& settings;
    ui::HostServices* hosts;  // null: computers are not reached over SSH
    // The pages of a connection that is open, and what stands in their place while it is not.
    std::function<std::vector<ui::PageEntry>(ui::PageServices&)> pages;
    std::function<std::vector<ui::PageEntry>(const domain::ConnectionId&)> pagesWhileClosed;
};

// One connection with everything that is its own: platform, bridges, calls, drafts and pages. It
// goes on in the background while another one is shown. GUI thread.
class ConnectionRoom final : public QObject {
    Q_OBJECT

  public:
    ConnectionRoom(RoomServices& services, domain::ConnectionSettings settings,
                   QObject* parent = nullptr);
    ~ConnectionRoom() override;

    [[nodiscard]] const domain::ConnectionId& id() const { return m_settings.id; }
    [[nodiscard]] const domain::ConnectionSettings& settings() const { return m_settings; }
    // Name and read-only hold at once; for the rest the room has to be opened anew.
    void setSettings(domain::ConnectionSettings settings);

    void open(std::unique_ptr<PlatformHome> home);
    // Takes everything apart and shows why there is nothing; `problem` for NeedsKey and Failed.
    void close(ui::RoomState why, std::optional<domain::Error> problem = {});

    // Whether a person looks at it.
    void setAttention(bool attention);

    [[nodiscard]] bool isOpen() const { return m_state == ui::RoomState::Open; }
    [[nodiscard]] ui::PageHost& pages() { return *m_pages; }
    // The page that was shown before the pages were replaced.
    [[nodiscard]] const QString& lastRoute() const { return m_lastRoute; }
    // Where it is open; null otherwise.
    [[nodiscard]] bridge::PlatformBridge* platform() const { return m_platform.get(); }
    [[nodiscard]] bridge::SimulatorBridge* simulator() const { return m_simulator.get(); }
    [[nodiscard]] domain::ApiCallObserver callObserver() { return m_calls.observer(); }
    [[nodiscard]] const bridge::ApiCallFeed& calls() const { return m_calls; }
    // Null: other programs cannot reach the platform, or it is not open.
    [[nodiscard]] const ui::SimulatorApi* simulatorApi() const {
        return m_home == nullptr ? nullptr : m_home->api();
    }
    [[nodiscard]] ui::ConnectionView view() const;

  Q_SIGNALS:
    // Other pages stand in pages(), and none is shown: it was opened or closed.
    void pagesReplaced();
    // view() is otherwise, ages left aside.
    void changed();
    // See BudgetWatch::alarmed().
    void budgetPassed(berth::domain::BudgetLevel level,
                      const berth::domain::SpendingForecast& month, berth::domain::Money budget);

  private:
    void takeApart();
    void replacePages(std::vector<ui::PageEntry> entries);
    void look();

    RoomServices& m_services;
    domain::ConnectionSettings m_settings;
    ui::RoomState m_state = ui::RoomState::Closed;
    std::optional<domain::Error> m_problem;
    bool m_attention = false;
    QString m_lastRoute;
    ui::ConnectionView m_seen;  // what changed() was last about
    bridge::ApiCallFeed m_calls;
    ScopedDrafts m_drafts;
    RoomBudget m_budget;
    std::unique_ptr<PlatformHome> m_home;
    std::unique_ptr<domain::ReadOnlyPlatform> m_guard;
    std::unique_ptr<bridge::PlatformBridge> m_platform;
    std::unique_ptr<bridge::SimulatorBridge> m_simulator;
    std::unique_ptr<BudgetWatch> m_budgetWatch;
    std::unique_ptr<ui::PageServices> m_pageServices;
    // The window takes it in as a child, and may go first.
    QPointer<ui::PageHost> m_pages;
};

}  // namespace berth::app
