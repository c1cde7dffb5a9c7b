// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/validation.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Label;
class StateMark;

// One finding: what is wrong, why, and the button that mends it.
class FindingRow final : public QWidget {
    Q_OBJECT

  public:
    explicit FindingRow(UiContext& ui, QWidget* parent = nullptr);

    // `spec` is the one it was found in.
    void set(const domain::Finding& finding, const domain::DeploymentSpec& spec);
    [[nodiscard]] const domain::Finding& finding() const { return m_finding; }

  Q_SIGNALS:
    void fixRequested();
    void fieldRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    domain::Finding m_finding;
    StateMark* m_mark;
    Label* m_text;
    Label* m_advice;
    Button* m_fix;
    Button* m_show;
};

}  // namespace berth::ui
