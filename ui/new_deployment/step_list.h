// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QVector>
#include <QWidget>

#include "ui/new_deployment/section.h"

namespace berth::ui {

// One step: a mark for its state, its title, what is chosen.
class StepButton final : public QAbstractButton {
    Q_OBJECT

  public:
    explicit StepButton(UiContext& ui, QWidget* parent = nullptr);

    void set(const QString& title, const QString& summary, SectionState state, bool current);
    [[nodiscard]] QSize sizeHint() const override { return {140, 46}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    QString m_summary;
    SectionState m_state = SectionState::Fine;
    bool m_current = false;
};

// The sections of the page at a glance; a click goes there.
class StepList final : public QWidget {
    Q_OBJECT

  public:
    StepList(UiContext& ui, QVector<Section*> sections, QWidget* parent = nullptr);

    void refresh();
    void setCurrent(int index);

  Q_SIGNALS:
    void chosen(int index);

  private:
    QVector<Section*> m_sections;
    QVector<StepButton*> m_buttons;
    int m_current = 0;
};

}  // namespace berth::ui
