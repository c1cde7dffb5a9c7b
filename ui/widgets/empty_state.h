// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "ui/support/ui_context.h"

class QHBoxLayout;

namespace berth::ui {

class Button;
class Label;

// What a place shows when it has nothing to show: why, and what to do about it.
class EmptyState final : public QWidget {
    Q_OBJECT

  public:
    EmptyState(UiContext& ui, Icon icon, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& text);
    void addAction(Button* button);

  private:
    Label* m_title;
    Label* m_text;
    QHBoxLayout* m_actions;
};

// An icon of a chosen size, for places where it is a picture and no button.
class IconView final : public QWidget {
    Q_OBJECT

  public:
    IconView(UiContext& ui, Icon icon, int size, Token color, QWidget* parent = nullptr);

    void set(Icon icon, Token color);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    Icon m_icon;
    Token m_color;
};

}  // namespace berth::ui
