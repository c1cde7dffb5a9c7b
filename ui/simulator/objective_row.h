// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/service_levels.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class ElidedLabel;
class Label;
class ProgressBar;
class StateMark;

// One objective: mark, name and what is asked for; the value and whether that is enough; what is
// left of its error budget and how fast it goes.
class ObjectiveRow final : public QWidget {
    Q_OBJECT

  public:
    explicit ObjectiveRow(UiContext& ui, QWidget* parent = nullptr);

    void set(const domain::ObjectiveStatus& objective, domain::TimeBase base);

  private:
    UiContext& m_ui;
    StateMark* m_mark;
    ElidedLabel* m_name;
    ElidedLabel* m_goal;
    Label* m_value;
    Label* m_standing;
    QWidget* m_budget;
    ProgressBar* m_left;
    Label* m_leftText;
    Label* m_burn;
};

}  // namespace berth::ui
