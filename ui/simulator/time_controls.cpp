// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/time_controls.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <array>

#include "ui/simulator/speed_scale.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {

constexpr std::array kJumps = {std::chrono::minutes(10), std::chrono::minutes(60),
                               std::chrono::minutes(6 * 60), std::chrono::minutes(24 * 60)};

}  // namespace

TimeControls::TimeControls(UiContext& ui, bridge::SimulatorBridge& simulator, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_simulator(simulator),
      m_run(Button::iconOnly(ui, Icon::Pause, {}, this)),
      m_step(Button::iconOnly(ui, Icon::Step, {}, this)),
      m_speed(new QSlider(Qt::Horizontal, this)),
      m_speedText(new Label(ui, TextStyle::Strong, this)),
      m_clock(new Label(ui, TextStyle::Section, this)),
      m_jump(new Button(ui, ButtonKind::Plain, {}, Icon::Clock, this)),
      m_jumpMenu(new QMenu(m_jump)),
      m_startOver(new Button(ui, ButtonKind::Plain, {}, Icon::Undo, this)) {
    m_speed->setRange(0, speedSteps() - 1);
    m_speed->setPageStep(1);
    m_speed->setFixedWidth(150);
    m_speedText->setMinimumWidth(132);
    m_jump->setMenu(m_jumpMenu);
    m_jump->setMenuArrow(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_run);
    layout->addWidget(m_step);
    layout->addWidget(m_speed);
    layout->addWidget(m_speedText);
    layout->addWidget(m_clock);
    layout->addWidget(m_jump);
    layout->addWidget(m_startOver);
    connect(m_run, &QPushButton::clicked, this, [this] {
        domain::Pace pace = m_simulator.status().pace;
        pace.paused = !pace.paused;
        m_simulator.setPace(pace);
    });
    connect(m_step, &QPushButton::clicked, this, [this] { m_simulator.step(); });
    connect(m_speed, &QSlider::valueChanged, this, [this](int step) {
        domain::Pace pace = m_simulator.status().pace;
        pace.speed = speedAt(step);
        m_simulator.setPace(pace);
    });
    connect(m_startOver, &QPushButton::clicked, this, &TimeControls::startOverRequested);
    connect(&simulator, &bridge::SimulatorBridge::statusChanged, this, &TimeControls::show);
    retranslate();
}

void TimeControls::fillJump() {
    m_jump->setText(tr("Jump"));
    m_jump->setAccessibleName(tr("Jump ahead"));
    m_jumpMenu->clear();
    for (const auto span : kJumps) {
        m_jumpMenu->addAction(tr("%1 ahead").arg(m_ui.format().duration(span)), this, [this, span] {
            m_simulator.jumpTo(m_simulator.status().now + domain::Duration(span));
        });
    }
}

void TimeControls::retranslate() {
    m_step->setIconName(tr("Step"));
    m_speed->setAccessibleName(tr("Speed"));
    m_startOver->setText(tr("Start over …"));
    fillJump();
    show(m_simulator.status());
}

void TimeControls::show(const domain::SimulatorStatus& status) {
    const domain::Pace& pace = status.pace;
    m_run->setSign(pace.paused ? Icon::Play : Icon::Pause);
    m_run->setIconName(pace.paused ? tr("Run simulation") : tr("Pause simulation"));
    m_step->setEnabled(pace.paused);
    if (!m_speed->isSliderDown()) {
        const QSignalBlocker blocker(m_speed);
        m_speed->setValue(stepFor(pace.speed));
    }
    const QLocale& locale = m_ui.format().locale();
    QString speed = pace.speed == 0 ? tr("as fast as it goes")
                                    : tr("%1×").arg(locale.toString(pace.speed, 'f', 0));
    const bool behind = !pace.paused && pace.speed > 1 && status.achievedSpeed > 0 &&
                        status.achievedSpeed < 0.8 * pace.speed;
    if (behind || (!pace.paused && pace.speed == 0)) {
        speed = tr("%1 (%2× now)").arg(speed, locale.toString(status.achievedSpeed, 'f', 0));
    }
    m_speedText->setText(pace.paused ? tr("paused") : speed);
    m_speedText->setTone(behind ? Token::Warn : Token::Ink);
    m_clock->setText(m_ui.format().moment(status.now, domain::TimeBase::SimulationStart));
    m_jump->setEnabled(!status.jumpTarget);
}

}  // namespace berth::ui
