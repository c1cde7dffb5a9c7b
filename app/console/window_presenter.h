// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {
class MainWindow;
}

namespace berth::app {

// Keeps band, rail counters, status line and toasts in step with what the bridges tell.
class WindowPresenter final : public QObject {
    Q_OBJECT

  public:
    WindowPresenter(ui::UiContext& ui, ui::MainWindow& window, bridge::PlatformBridge& platform,
                    bridge::SimulatorBridge* simulator, QString connectionName,
                    QObject* parent = nullptr);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void showAll();
    void showBand();
    void showCounters();
    void showStatus();
    void tell(const bridge::Operation& operation);

    ui::UiContext& m_ui;
    ui::MainWindow& m_window;
    bridge::PlatformBridge& m_platform;
    bridge::SimulatorBridge* m_simulator;
    QString m_connectionName;
};

}  // namespace berth::app
