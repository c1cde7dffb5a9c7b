// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/levels_panel.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/platform_bridge.h"
#include "models/bridge/simulator_bridge.h"
#include "ui/simulator/alarm_list.h"
#include "ui/simulator/objective_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {

constexpr auto kLevelsLook = std::chrono::minutes(1);  // how often the simulation looks

// Title, and below it either a list or why there is none.
QVBoxLayout* levelColumn(Label* title, QWidget* list, Label* none) {
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    none->setTone(Token::Ink2);
    none->setWraps(true);
    column->addWidget(title);
    column->addWidget(list);
    column->addWidget(none);
    column->addStretch();
    return column;
}

}  // namespace

LevelsPanel::LevelsPanel(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_card(new Card(m_ui, this)),
      m_scroll(new QScrollArea(m_card)),
      m_content(new QWidget),
      m_empty(new EmptyState(m_ui, Icon::Flag, m_card)),
      m_sample(new Button(m_ui, ButtonKind::Offer, {}, Icon::Play, m_empty)),
      m_objectivesTitle(new Label(m_ui, TextStyle::Strong, m_content)),
      m_alarmsTitle(new Label(m_ui, TextStyle::Strong, m_content)),
      m_noObjectives(new Label(m_ui, TextStyle::Second, m_content)),
      m_noAlarms(new Label(m_ui, TextStyle::Second, m_content)),
      m_objectives(new ObjectiveList(m_ui, m_content)),
      m_alarms(new AlarmList(m_ui, m_content)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false);
    auto* columns = new QHBoxLayout(m_content);
    columns->setContentsMargins(0, 0, 8, 0);
    columns->setSpacing(24);
    columns->addLayout(levelColumn(m_objectivesTitle, m_objectives, m_noObjectives), 3);
    columns->addLayout(levelColumn(m_alarmsTitle, m_alarms, m_noAlarms), 2);
    m_card->body().addWidget(m_scroll);
    m_empty->addAction(m_sample);
    m_card->body().addWidget(m_empty);
    connect(m_sample, &QPushButton::clicked, this, &LevelsPanel::sampleRequested);
    retranslate();
}

void LevelsPanel::retranslate() {
    m_objectivesTitle->setText(tr("Objectives"));
    m_alarmsTitle->setText(tr("Alarms"));
    m_noObjectives->setText(tr("This scenario sets none: add objectives: to its file."));
    m_noAlarms->setText(tr("This scenario sets none: add alarms: to its file."));
    m_sample->setText(tr("Try a scenario that has both…"));
    if (m_early) {
        m_empty->setTexts(tr("Nothing has been looked at yet"),
                          tr("Objectives and alarms are looked at once a simulated minute, where "
                             "the scenario has some."));
    } else {
        m_empty->setTexts(
            tr("This scenario has no objectives and no alarms"),
            tr("Objectives say what a deployment must keep to, such as being there 99.9 % of the "
               "time; alarms do something when a figure goes too far. They stand in the scenario "
               "file, under objectives: and alarms:."));
    }
    const bool any = m_levels != nullptr;
    m_scroll->setVisible(any);
    m_empty->setVisible(!any);
    if (any) show(*m_levels);
}

void LevelsPanel::refresh() {
    const domain::SimulatorStatus& status = m_services.simulator->status();
    const bool early = domain::Duration{status.now.ns} < kLevelsLook;
    if (status.levels == m_levels && early == m_early) return;
    m_levels = status.levels;
    m_early = early;
    retranslate();
}

void LevelsPanel::show(const domain::ServiceLevels& levels) {
    const domain::TimeBase base = m_services.platform.snapshot()->timeBase;
    m_objectives->set(levels.objectives, base);
    m_alarms->set(levels, base);
    m_objectives->setVisible(!levels.objectives.empty());
    m_noObjectives->setVisible(levels.objectives.empty());
    m_alarms->setVisible(!levels.alarms.empty());
    m_noAlarms->setVisible(levels.alarms.empty());
}

int LevelsPanel::missed() const {
    if (m_levels == nullptr) return 0;
    return static_cast<int>(std::count_if(
        m_levels->objectives.begin(), m_levels->objectives.end(),
        [](const domain::ObjectiveStatus& one) { return one.value.has_value() && !one.met; }));
}

int LevelsPanel::raised() const {
    if (m_levels == nullptr) return 0;
    return static_cast<int>(std::count_if(m_levels->alarms.begin(), m_levels->alarms.end(),
                                          [](const auto& alarm) { return alarm.raised; }));
}

}  // namespace berth::ui
