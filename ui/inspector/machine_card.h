// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/bridge/inspection_feed.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Card;
class FactLines;
class LineChart;

// The computer itself: what it is, how busy its processors and its memory are, and their course.
class MachineCard final : public QWidget {
    Q_OBJECT

  public:
    explicit MachineCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const bridge::InspectionFeed& feed);
    void retranslate();

  private:
    void setLines(const bridge::InspectionFeed& feed);
    void setChart(const inspection::History& history);

    UiContext& m_ui;
    Card* m_card;
    FactLines* m_lines;
    LineChart* m_chart;
};

}  // namespace berth::ui
