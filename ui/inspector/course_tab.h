// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "models/bridge/inspection_feed.h"
#include "ui/inspector/course_lines.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Card;
class ChoiceField;
class Label;
class LineChart;

// How the figures of an inspected computer went since it is looked at: of one card or of all, and
// of the machine.
class CourseTab final : public QWidget {
    Q_OBJECT

  public:
    explicit CourseTab(UiContext& ui, QWidget* parent = nullptr);

    void set(const bridge::InspectionFeed& feed);
    void retranslate();

  private:
    struct Chart {
        Card* card = nullptr;
        LineChart* chart = nullptr;
    };

    [[nodiscard]] Chart makeChart();
    void fillChoice();
    [[nodiscard]] std::vector<CourseCard> chosenCards() const;
    void draw();

    UiContext& m_ui;
    inspection::History m_history;  // as of the newest look
    std::vector<CourseCard> m_cards;
    QString m_chosen;  // by a person; empty: the first
    ChoiceField* m_choice;
    Label* m_span;
    Chart m_use, m_memory, m_temperature, m_power;  // of cards
    Chart m_processor, m_machineMemory;
};

}  // namespace berth::ui
