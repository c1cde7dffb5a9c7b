// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/service_levels.h"
#include "ui/support/page_services.h"

class QScrollArea;

namespace berth::ui {

class AlarmList;
class Button;
class Card;
class EmptyState;
class Label;
class ObjectiveList;

// The objectives and alarms of the running scenario, or how to get some.
class LevelsPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit LevelsPanel(PageServices& services, QWidget* parent = nullptr);

    void retranslate();
    // From the bridge's newest status.
    void refresh();

    // Objectives that are missed, and alarms that are raised, as of the last look.
    [[nodiscard]] int missed() const;
    [[nodiscard]] int raised() const;

  Q_SIGNALS:
    // A scenario that has both is asked for.
    void sampleRequested();

  private:
    void show(const domain::ServiceLevels& levels);

    PageServices& m_services;
    UiContext& m_ui;
    domain::ServiceLevelsPtr m_levels;  // as shown; null: there are none
    bool m_early = true;                // nothing can have been looked at yet
    Card* m_card;
    QScrollArea* m_scroll;
    QWidget* m_content;
    EmptyState* m_empty;
    Button* m_sample;
    Label* m_objectivesTitle;
    Label* m_alarmsTitle;
    Label* m_noObjectives;
    Label* m_noAlarms;
    ObjectiveList* m_objectives;
    AlarmList* m_alarms;
};

}  // namespace berth::ui
