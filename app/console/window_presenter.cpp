// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/window_presenter.h"

#include <QEvent>
#include <algorithm>
#include <optional>

#include "ui/connections/connection_texts.h"
#include "ui/plan/plan_text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/band_widget.h"

namespace berth::app {

namespace {

int countNodes(const domain::Snapshot& snapshot) {
    return static_cast<int>(std::count_if(snapshot.nodes.begin(), snapshot.nodes.end(),
                                          [](const domain::Node& node) { return node.alive(); }));
}

int countWorried(const domain::Snapshot& snapshot) {
    return static_cast<int>(std::count_if(snapshot.deployments.begin(), snapshot.deployments.end(),
                                          [](const domain::Deployment& d) {
                                              return d.state == domain::DeploymentState::Failing ||
                                                     d.state == domain::DeploymentState::Degraded;
                                          }));
}

}  // namespace

WindowPresenter::WindowPresenter(ui::UiContext& ui, ui::MainWindow& window,
                                 ConnectionManager& manager, QObject* parent)
    : QObject(parent), m_ui(ui), m_window(window), m_manager(manager) {
    watch(&manager.room());
    connect(&manager, &ConnectionManager::roomMade, this, &WindowPresenter::watch);
    connect(&manager, &ConnectionManager::currentChanged, this, &WindowPresenter::follow);
    window.installEventFilter(this);
    follow();
}

WindowPresenter::~WindowPresenter() = default;

void WindowPresenter::watch(ConnectionRoom* room) {
    const auto ifShown = [this, room](void (WindowPresenter::*react)()) {
        return [this, room, react] {
            if (&m_manager.room() == room) (this->*react)();
        };
    };
    connect(room, &ConnectionRoom::pagesReplaced, this, ifShown(&WindowPresenter::follow));
    connect(room, &ConnectionRoom::changed, this, ifShown(&WindowPresenter::showAll));
}

void WindowPresenter::follow() {
    m_following = std::make_unique<QObject>();
    using bridge::PlatformBridge;
    if (const PlatformBridge* platform = m_manager.room().platform()) {
        const auto on = [&](auto signal, void (WindowPresenter::*react)()) {
            connect(platform, signal, m_following.get(), [this, react] { (this->*react)(); });
        };
        on(&PlatformBridge::snapshotChanged, &WindowPresenter::showAll);
        on(&PlatformBridge::connectionChanged, &WindowPresenter::showAll);
        on(&PlatformBridge::ageChanged, &WindowPresenter::showBand);
        on(&PlatformBridge::operationStarted, &WindowPresenter::showStatus);
        on(&PlatformBridge::operationChanged, &WindowPresenter::showStatus);
        on(&PlatformBridge::operationFinished, &WindowPresenter::showStatus);
    }
    if (const bridge::SimulatorBridge* simulator = m_manager.room().simulator()) {
        connect(simulator, &bridge::SimulatorBridge::statusChanged, m_following.get(), [this] {
            showBand();
            showStatus();
        });
    }
    showAll();
}

bool WindowPresenter::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_window && event->type() == QEvent::LanguageChange) {
        // After the window's own texts.
        QMetaObject::invokeMethod(this, &WindowPresenter::showAll, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void WindowPresenter::showAll() {
    showBand();
    showCounters();
    showStatus();
}

void WindowPresenter::showBand() {
    const ConnectionRoom& room = m_manager.room();
    const ui::ConnectionView view = room.view();
    const ui::BandKind kind = ui::bandOf(view);
    ui::BandWidget& band = m_window.band();
    band.setKind(kind);
    band.setConnection(ui::connectionName(view.settings));
    band.setNote(bandNote(room));
    if (room.simulator() != nullptr && kind != ui::BandKind::Lost) {
        showSimulatedClock();
    } else {
        band.setAge(ageText());
    }
}

QString WindowPresenter::bandNote(const ConnectionRoom& room) const {
    if (!room.isOpen()) return ui::roomText(room.view());
    const bool waiting =
        room.platform()->connectionState() == domain::ConnectionState::Connecting &&
        room.simulator() == nullptr;
    if (!waiting) return {};
    const std::optional<domain::FirstReading> reading = room.platform()->snapshot()->firstReading;
    if (!reading) return tr("Connecting …");
    //: Of a platform with many deployments, for the first half minute
    return tr("Reading: %1 of %2 deployments")
        .arg(m_ui.format().number(qint64{reading->deployments}),
             m_ui.format().number(qint64{reading->of}));
}

QString WindowPresenter::ageText() const {
    const ui::ConnectionView view = m_manager.room().view();
    if (!view.known) return {};
    if (ui::bandOf(view) != ui::BandKind::Lost) return ui::ageText(view, m_ui.format());
    const domain::Snapshot& snapshot = *m_manager.room().platform()->snapshot();
    //: Of a connection that is lost: %1 is the time of what is still shown
    return tr("View of %1").arg(m_ui.format().moment(snapshot.at, snapshot.timeBase));
}

void WindowPresenter::showSimulatedClock() {
    ui::BandWidget& band = m_window.band();
    const ui::Formatter& format = m_ui.format();
    const domain::SimulatorStatus& status = m_manager.room().simulator()->status();
    const QString clock = format.moment(status.now, domain::TimeBase::SimulationStart);
    if (status.restoring < 1) {
        band.setAge(tr("restoring, %1").arg(format.percent(status.restoring)));
    } else if (status.jumpTarget) {
        band.setAge(tr("%1 · jumping").arg(clock));
    } else if (status.pace.paused) {
        band.setAge(tr("%1 · paused").arg(clock));
    } else if (status.pace.speed == 0) {
        band.setAge(tr("%1 · as fast as it goes").arg(clock));
    } else {
        band.setAge(tr("%1 · %2×").arg(clock, format.locale().toString(status.pace.speed)));
    }
}

void WindowPresenter::showCounters() {
    const bridge::PlatformBridge* platform = m_manager.room().platform();
    if (platform == nullptr) return;  // none of the pages that have counters is there
    const domain::Snapshot& snapshot = *platform->snapshot();
    const int worried = countWorried(snapshot);
    const int nodes = countNodes(snapshot);
    m_window.rail().setCounter(QStringLiteral("deployments"), worried, ui::Tone::Bad,
                               tr("%n need attention", nullptr, worried));
    m_window.rail().setCounter(QStringLiteral("nodes"), nodes, ui::Tone::Off,
                               tr("%n node(s)", nullptr, nodes));
}

void WindowPresenter::showLink() {
    const ConnectionRoom& room = m_manager.room();
    ui::StatusLine& line = m_window.status();
    if (!room.isOpen()) {
        line.setConnection(ui::Icon::Connections, ui::Token::Ink2, ui::roomText(room.view()));
        return;
    }
    const bool simulator = room.simulator() != nullptr;
    switch (room.platform()->connectionState()) {
        case domain::ConnectionState::Connecting:
            line.setConnection(ui::Icon::Connections, ui::Token::Ink2,
                               simulator ? tr("Starting") : tr("Connecting"));
            break;
        case domain::ConnectionState::Lost:
            line.setConnection(ui::Icon::Warn, ui::Token::Bad, tr("Does not answer"));
            break;
        case domain::ConnectionState::Connected:
            line.setConnection(ui::Icon::Check, ui::Token::Ok,
                               simulator ? tr("Simulator runs on this computer") : tr("Connected"));
            break;
    }
}

void WindowPresenter::showStatus() {
    showLink();
    const ConnectionRoom& room = m_manager.room();
    ui::StatusLine& line = m_window.status();
    if (!room.isOpen()) {
        line.setOperation(std::nullopt);
        line.setSums({});
        return;
    }
    const ui::Formatter& format = m_ui.format();
    const domain::Snapshot& snapshot = *room.platform()->snapshot();
    std::optional<ui::RunningOperation> running;
    const auto operations = room.platform()->operations();
    if (room.simulator() != nullptr && room.simulator()->status().restoring < 1) {
        running = {tr("Restoring the simulation"), room.simulator()->status().restoring, false};
    } else if (!operations.empty()) {
        const QString what = ui::planTitle(operations.front().change, snapshot);
        running = {
            tr("%n operation(s): %1", nullptr, static_cast<int>(operations.size())).arg(what),
            std::nullopt, false};
    }
    line.setOperation(running);
    line.setSums(tr("%1 · %2").arg(format.perHour(snapshot.rateNow),
                                   tr("%n node(s)", nullptr, countNodes(snapshot))));
}

}  // namespace berth::app
