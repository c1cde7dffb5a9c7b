// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "models/bridge/event_history.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class ElidedLabel;
class Label;
class StateMark;

// The newest things that happened and matter.
class RecentCard final : public QWidget {
    Q_OBJECT

  public:
    static constexpr int kShown = 5;

    explicit RecentCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const bridge::EventHistory& events, domain::TimeBase base);

  Q_SIGNALS:
    void allRequested();

  private:
    struct Row {
        QWidget* widget;
        StateMark* mark;
        ElidedLabel* text;
        Label* when;
    };

    UiContext& m_ui;
    Card* m_card;
    Button* m_all;
    QVector<Row> m_rows;
    Label* m_nothing;
};

}  // namespace berth::ui
