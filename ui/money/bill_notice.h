// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/domain/error.h"
#include "models/domain/units.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Label;
class StateMark;

// That bills could not be read, how old what is shown is, and a way to try again. Hidden while all
// is well.
class BillNotice final : public QWidget {
    Q_OBJECT

  public:
    explicit BillNotice(UiContext& ui, QWidget* parent = nullptr);

    // `age` of what is still shown; nothing: nothing is.
    void show(const std::optional<domain::Error>& problem, std::optional<domain::Duration> age,
              bool loading);

  Q_SIGNALS:
    void retryRequested();

  private:
    UiContext& m_ui;
    StateMark* m_mark;
    Label* m_text;
    Button* m_retry;
};

}  // namespace berth::ui
