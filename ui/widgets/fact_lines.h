// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/support/ui_context.h"

class QGridLayout;

namespace berth::ui {

class Label;

// Figures below each other: a quiet name at the left, its value at the right. Filled anew whenever
// there is news, from begin() to end(); lines stay where they are, so that what is marked for
// copying stays marked.
class FactLines final : public QWidget {
    Q_OBJECT

  public:
    explicit FactLines(UiContext& ui, QWidget* parent = nullptr);

    void begin() { m_next = 0; }
    void add(const QString& name, const QString& value, Token tone = Token::Ink);
    // How many there are so far.
    [[nodiscard]] int count() const { return static_cast<int>(m_next); }
    // Hides what was there before and is not any more.
    void end();

  private:
    struct Line {
        Label* name;
        Label* value;
    };
    [[nodiscard]] Line makeLine();

    UiContext& m_ui;
    QGridLayout* m_grid;
    std::vector<Line> m_lines;
    std::size_t m_next = 0;
};

}  // namespace berth::ui
