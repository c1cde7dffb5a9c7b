// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "models/domain/service_levels.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

class QVBoxLayout;

namespace berth::ui {

class ElidedLabel;
class Label;
class StateMark;

// The alarms of a scenario, and below them the times that one was raised, newest first.
class AlarmList final : public QWidget {
    Q_OBJECT

  public:
    // Of the history; how many more there are is said below.
    static constexpr std::size_t kMostEpisodes = 20;

    explicit AlarmList(UiContext& ui, QWidget* parent = nullptr);

    void set(const domain::ServiceLevels& levels, domain::TimeBase base);

  private:
    // Mark, two lines of words, two of figures.
    struct Row {
        QWidget* widget;
        StateMark* mark;
        ElidedLabel* name;
        ElidedLabel* detail;
        Label* value;
        Label* state;
    };

    [[nodiscard]] Row makeRow();
    void showAlarm(const Row& row, const domain::AlarmStatus& alarm,
                   const domain::ServiceLevels& levels, domain::TimeBase base);
    void showHistory(const std::vector<domain::AlarmEpisode>& history, domain::TimeBase base);

    UiContext& m_ui;
    QVBoxLayout* m_alarmLayout;
    QVBoxLayout* m_episodeLayout;
    std::vector<Row> m_alarms;
    std::vector<ElidedLabel*> m_episodes;
    Label* m_historyTitle;
    Label* m_more;
};

}  // namespace berth::ui
