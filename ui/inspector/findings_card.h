// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>
#include <vector>

#include "models/inspection/finding.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class InspectionFindingRow;
class Label;
class StateMark;

// What is noticeable on a computer, worst first, each with what to do next. Says so when nothing
// is.
class FindingsCard final : public QWidget {
    Q_OBJECT

  public:
    static constexpr int kShown = 5;  // until a person wants all

    explicit FindingsCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const std::vector<inspection::Finding>& findings);
    void retranslate();

  Q_SIGNALS:
    // A finding is about what files there are.
    void filesRequested();

  private:
    void arrange();

    UiContext& m_ui;
    std::vector<inspection::Finding> m_findings;
    bool m_all = false;
    Card* m_card;
    Label* m_fine;
    QVector<InspectionFindingRow*> m_rows;
    Button* m_more;
};

// One finding: its mark, the sentence and the next step.
class InspectionFindingRow final : public QWidget {
    Q_OBJECT

  public:
    explicit InspectionFindingRow(UiContext& ui, QWidget* parent = nullptr);

    void set(const inspection::Finding& finding, bool last);

  Q_SIGNALS:
    void filesRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    Token m_edge = Token::Off;
    bool m_last = false;
    StateMark* m_mark;
    Label* m_sentence;
    Label* m_step;
    Button* m_files;
};

}  // namespace berth::ui
