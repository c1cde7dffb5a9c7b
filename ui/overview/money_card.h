// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Card;
class Label;

// What it costs now and has cost so far; the most expensive deployment by name.
class MoneyCard final : public QWidget {
    Q_OBJECT

  public:
    explicit MoneyCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const domain::Snapshot& snapshot, bool live);

  private:
    UiContext& m_ui;
    Card* m_card;
    Label* m_now;
    Label* m_nowUnit;
    Label* m_soFar;
    Label* m_soFarName;
    Label* m_day;
    Label* m_dayName;
    Label* m_most;
};

}  // namespace berth::ui
