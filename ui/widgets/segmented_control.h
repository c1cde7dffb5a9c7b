// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include "ui/support/ui_context.h"

class QButtonGroup;
class QHBoxLayout;

namespace berth::ui {

// A few choices in one box, one of them chosen. Arrow keys move the choice.
class SegmentedControl final : public QWidget {
    Q_OBJECT

  public:
    explicit SegmentedControl(UiContext& ui, QWidget* parent = nullptr);

    // Keeps the choice where there is still one at its place. `name` says what is chosen, for
    // assistive tools.
    void setOptions(const QString& name, const QStringList& options);
    [[nodiscard]] int current() const;
    void setCurrent(int index);

  Q_SIGNALS:
    // By a person; not by setCurrent().
    void chosen(int index);

  private:
    UiContext& m_ui;
    QHBoxLayout* m_layout;
    QButtonGroup* m_group;
};

}  // namespace berth::ui
