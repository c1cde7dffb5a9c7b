// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/window_presenter.h"

#include <QEvent>
#include <algorithm>
#include <utility>

#include "ui/plan/plan_text.h"
#include "ui/shell/main_window.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_line.h"
#include "ui/support/error_texts.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/toast_area.h"

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
                                 bridge::PlatformBridge& platform,
                                 bridge::SimulatorBridge* simulator, QString connectionName,
                                 QObject* parent)
    : QObject(parent),
      m_ui(ui),
      m_window(window),
      m_platform(platform),
      m_simulator(simulator),
      m_connectionName(std::move(connectionName)) {
    using bridge::PlatformBridge;
    connect(&platform, &PlatformBridge::snapshotChanged, this, &WindowPresenter::showAll);
    connect(&platform, &PlatformBridge::connectionChanged, this, &WindowPresenter::showAll);
    connect(&platform, &PlatformBridge::ageChanged, this, &WindowPresenter::showBand);
    connect(&platform, &PlatformBridge::operationStarted, this, &WindowPresenter::showStatus);
    connect(&platform, &PlatformBridge::operationChanged, this, &WindowPresenter::showStatus);
    connect(&platform, &PlatformBridge::operationFinished, this, &WindowPresenter::tell);
    if (simulator != nullptr) {
        connect(simulator, &bridge::SimulatorBridge::statusChanged, this, [this] {
            showBand();
            showStatus();
        });
    }
    window.installEventFilter(this);
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
    ui::BandWidget& band = m_window.band();
    const ui::Formatter& format = m_ui.format();
    const bool lost = m_platform.connectionState() == domain::ConnectionState::Lost;
    const bool live = m_platform.capabilities().live;
    band.setKind(lost ? ui::BandKind::Lost : live ? ui::BandKind::Live : ui::BandKind::Simulated);
    band.setConnection(m_simulator != nullptr ? tr("Embedded simulator") : m_connectionName);
    if (m_simulator == nullptr || lost) {
        band.setAge(tr("Data %1 old").arg(format.duration(m_platform.age())));
        return;
    }
    const domain::SimulatorStatus& status = m_simulator->status();
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
    const domain::Snapshot& snapshot = *m_platform.snapshot();
    const int worried = countWorried(snapshot);
    const int nodes = countNodes(snapshot);
    m_window.rail().setCounter(QStringLiteral("deployments"), worried, ui::Tone::Bad,
                               tr("%n need attention", nullptr, worried));
    m_window.rail().setCounter(QStringLiteral("nodes"), nodes, ui::Tone::Off,
                               tr("%n node(s)", nullptr, nodes));
}

void WindowPresenter::showStatus() {
    ui::StatusLine& line = m_window.status();
    const ui::Formatter& format = m_ui.format();
    const domain::Snapshot& snapshot = *m_platform.snapshot();
    switch (m_platform.connectionState()) {
        case domain::ConnectionState::Connecting:
            line.setConnection(ui::Icon::Connections, ui::Token::Ink2, tr("Starting"));
            break;
        case domain::ConnectionState::Lost:
            line.setConnection(ui::Icon::Warn, ui::Token::Bad, tr("Does not answer"));
            break;
        case domain::ConnectionState::Connected:
            line.setConnection(
                ui::Icon::Check, ui::Token::Ok,
                m_simulator != nullptr ? tr("Simulator runs on this computer") : tr("Connected"));
            break;
    }
    std::optional<ui::RunningOperation> running;
    const auto operations = m_platform.operations();
    if (m_simulator != nullptr && m_simulator->status().restoring < 1) {
        running = {tr("Restoring the simulation"), m_simulator->status().restoring, false};
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

void WindowPresenter::tell(const bridge::Operation& operation) {
    showStatus();
    // Refusals that a dialog shows are told there; here, what came back after a restart or a pause.
    if (operation.state != domain::OperationState::Refused || !operation.recovered) return;
    ui::Toast toast;
    toast.visual = ui::visualOf(domain::Severity::Error);
    toast.title = tr("Not done: %1").arg(ui::planTitle(operation.change, *m_platform.snapshot()));
    if (operation.error) toast.text = ui::errorReport(*operation.error);
    toast.stays = true;
    m_window.toasts().show(toast);
}

}  // namespace berth::app
