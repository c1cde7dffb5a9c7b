// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "models/domain/front.h"
#include "ui/support/ui_context.h"

class QGridLayout;

namespace berth::ui {

class Chip;
class ElidedLabel;
class Label;
class ProgressBar;
class StateMark;

// Those behind a shared address, one a line: whether they get requests, and which share of them.
// Of many, this deployment and those that get none come first; the rest is counted. GUI thread.
class FrontMembers final : public QWidget {
    Q_OBJECT

  public:
    static constexpr std::size_t kMostLines = 12;

    explicit FrontMembers(UiContext& ui, QWidget* parent = nullptr);

    // `here`: the deployment whose page this is, by name.
    void show(const domain::Front& front, const std::string& here);

  private:
    struct Line {
        StateMark* mark;
        ElidedLabel* name;
        Chip* here;
        Label* state;
        ProgressBar* bar;
        Label* share;
    };
    [[nodiscard]] Line makeLine(int row);
    void fill(const Line& line, const domain::Front& front, const domain::FrontMemberView& member,
              bool isHere);

    UiContext& m_ui;
    QGridLayout* m_grid;
    std::vector<Line> m_lines;
    Label* m_shareTitle;
    Label* m_more;
};

}  // namespace berth::ui
