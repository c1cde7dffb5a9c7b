// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/alarm_list.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/simulator/level_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

namespace {

QVBoxLayout* stackOf(QWidget* parent = nullptr) {
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

// Why it is raised, if it is: the newest time that is not over.
const domain::AlarmEpisode* openEpisode(const std::vector<domain::AlarmEpisode>& history,
                                        const domain::AlarmStatus& alarm) {
    const auto found = std::find_if(history.rbegin(), history.rend(), [&](const auto& episode) {
        return episode.alarm == alarm.name && episode.deployment == alarm.deployment &&
               !episode.cleared;
    });
    return found == history.rend() ? nullptr : &*found;
}

}  // namespace

AlarmList::AlarmList(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_alarmLayout(stackOf()),
      m_episodeLayout(stackOf()),
      m_historyTitle(new Label(ui, TextStyle::SecondStrong, this)),
      m_more(new Label(ui, TextStyle::Second, this)) {
    QVBoxLayout* layout = stackOf(this);
    layout->addLayout(m_alarmLayout);
    m_historyTitle->setTone(Token::Ink2);
    m_historyTitle->setContentsMargins(0, 8, 0, 2);
    layout->addWidget(m_historyTitle);
    layout->addLayout(m_episodeLayout);
    m_more->setTone(Token::Ink2);
    layout->addWidget(m_more);
}

AlarmList::Row AlarmList::makeRow() {
    Row row{};
    row.widget = new QWidget(this);
    auto* line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 4, 0, 4);
    line->setSpacing(8);
    row.mark = new StateMark(m_ui, row.widget);
    line->addWidget(row.mark, 0, Qt::AlignTop);
    row.name = new ElidedLabel(m_ui, TextStyle::Strong, {}, row.widget);
    row.detail = new ElidedLabel(m_ui, TextStyle::Second, {}, row.widget);
    row.detail->setTone(Token::Ink2);
    QVBoxLayout* words = stackOf();
    words->addWidget(row.name);
    words->addWidget(row.detail);
    line->addLayout(words, 1);
    row.value = new Label(m_ui, TextStyle::Strong, row.widget);
    row.state = new Label(m_ui, TextStyle::Second, row.widget);
    QVBoxLayout* figures = stackOf();
    for (Label* label : {row.value, row.state}) {
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        figures->addWidget(label);
    }
    line->addLayout(figures);
    return row;
}

void AlarmList::showAlarm(const Row& row, const domain::AlarmStatus& alarm,
                          const domain::ServiceLevels& levels, domain::TimeBase base) {
    const Formatter& format = m_ui.format();
    const StateVisual visual = visualOf(alarm);
    const QString state = alarmStateText(alarm);
    row.mark->set(visual, state);
    row.name->setText(shownText(alarm.name));
    QString detail = conditionText(alarm, format);
    const domain::AlarmEpisode* open = openEpisode(levels.history, alarm);
    if (alarm.raised && open != nullptr)
        detail = tr("%1 · %2").arg(episodeText(*open, format, base), detail);
    row.detail->setText(detail);
    row.value->setText(valueText(alarm.figure, alarm.value, format));
    row.state->setText(state);
    row.state->setTone(visual.color);
}

void AlarmList::showHistory(const std::vector<domain::AlarmEpisode>& history,
                            domain::TimeBase base) {
    const std::size_t shown = std::min(history.size(), kMostEpisodes);
    while (m_episodes.size() > shown) {
        delete m_episodes.back();
        m_episodes.pop_back();
    }
    while (m_episodes.size() < shown) {
        m_episodes.push_back(new ElidedLabel(m_ui, TextStyle::Second, {}, this));
        m_episodeLayout->addWidget(m_episodes.back());
    }
    for (std::size_t i = 0; i < shown; ++i) {
        const domain::AlarmEpisode& episode = history[history.size() - 1 - i];
        m_episodes[i]->setText(
            tr("%1 · %2").arg(episodeText(episode, m_ui.format(), base), shownText(episode.alarm)));
    }
    m_historyTitle->setText(shown == 0 ? tr("No alarm has been raised yet.")
                                       : tr("When alarms were raised"));
    m_more->setVisible(shown < history.size());
    m_more->setText(
        tr("and %n time(s) before that", nullptr, static_cast<int>(history.size() - shown)));
}

void AlarmList::set(const domain::ServiceLevels& levels, domain::TimeBase base) {
    while (m_alarms.size() > levels.alarms.size()) {
        delete m_alarms.back().widget;
        m_alarms.pop_back();
    }
    while (m_alarms.size() < levels.alarms.size()) {
        m_alarms.push_back(makeRow());
        m_alarmLayout->addWidget(m_alarms.back().widget);
    }
    for (std::size_t i = 0; i < levels.alarms.size(); ++i)
        showAlarm(m_alarms[i], levels.alarms[i], levels, base);
    showHistory(levels.history, base);
}

}  // namespace berth::ui
