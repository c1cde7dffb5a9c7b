// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "models/bridge/inspection_feed.h"
#include "ui/support/ui_context.h"

class QGridLayout;

namespace berth::ui {

class Card;
class Label;
class LineChart;

// The computer itself: what it is, how busy its processors and its memory are, and their course.
class MachineCard final : public QWidget {
    Q_OBJECT

  public:
    explicit MachineCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const bridge::InspectionFeed& feed);
    void retranslate();

  private:
    struct Line {
        Label* name;
        Label* value;
    };

    void addLine(int& row, const QString& name, const QString& value, Token tone = Token::Ink);
    void setLines(const bridge::InspectionFeed& feed);
    void setChart(const inspection::History& history);

    UiContext& m_ui;
    Card* m_card;
    QWidget* m_lines;
    QGridLayout* m_grid;
    std::vector<Line> m_rows;
    LineChart* m_chart;
};

}  // namespace berth::ui
