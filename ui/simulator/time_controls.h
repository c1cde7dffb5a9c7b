// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/bridge/simulator_bridge.h"
#include "ui/support/ui_context.h"

class QMenu;
class QSlider;

namespace berth::ui {

class Button;
class Label;

// Pause, step, speed, the simulated clock, jump and start over.
class TimeControls final : public QWidget {
    Q_OBJECT

  public:
    TimeControls(UiContext& ui, bridge::SimulatorBridge& simulator, QWidget* parent = nullptr);

    void retranslate();

  Q_SIGNALS:
    void startOverRequested();

  private:
    void show(const domain::SimulatorStatus& status);
    void fillJump();

    UiContext& m_ui;
    bridge::SimulatorBridge& m_simulator;
    Button* m_run;
    Button* m_step;
    QSlider* m_speed;
    Label* m_speedText;
    Label* m_clock;
    Button* m_jump;
    QMenu* m_jumpMenu;
    Button* m_startOver;
};

}  // namespace berth::ui
