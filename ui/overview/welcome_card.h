// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class Label;

// What a newcomer sees instead of an empty table: three steps to a link that answers.
class WelcomeCard final : public QWidget {
    Q_OBJECT

  public:
    explicit WelcomeCard(UiContext& ui, QWidget* parent = nullptr);

    void retranslate(bool live);
    // Why nothing can be started here; empty: it can.
    void setOffered(const QString& whyNot);

  Q_SIGNALS:
    void startRequested();

  private:
    struct Step {
        Label* number;
        Label* title;
        Label* text;
    };

    Card* m_card;
    Label* m_title;
    Label* m_text;
    QVector<Step> m_steps;
    Button* m_start;
};

}  // namespace berth::ui
