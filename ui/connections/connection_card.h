// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "ui/connections/connection_rooms.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/state_visual.h"

class QCheckBox;

namespace berth::ui {

class Button;
class Card;
class Chip;
class ElidedLabel;
class Label;
class StateMark;

// One connection in the list: how it is, where it leads, what runs there, and what can be done.
class ConnectionCard final : public QWidget {
    Q_OBJECT

  public:
    ConnectionCard(UiContext& ui, domain::ConnectionId id, bool simulator, QWidget* parent);

    [[nodiscard]] const domain::ConnectionId& id() const { return m_id; }
    void show(const ConnectionView& view, bool current);
    // A test of this connection: under way, or what it found.
    void showTesting();
    void showVerdict(const domain::ConnectionVerdict& verdict);
    void showProblem(const QString& text);

  Q_SIGNALS:
    void openRequested();
    void testRequested();
    void editRequested();
    void removeRequested();
    void readOnlyRequested(bool readOnly);

  private:
    QWidget* makeWords();
    QWidget* makeFigures();
    QWidget* makeActions();
    void showNames();
    void say(std::optional<StateVisual> visual, const QString& text);

    UiContext& m_ui;
    domain::ConnectionId m_id;
    bool m_simulator;
    ConnectionView m_view;
    Card* m_card;
    Label* m_name;
    Chip* m_band;
    Chip* m_shown;
    StateMark* m_mark;
    Label* m_state;
    ElidedLabel* m_where;
    Label* m_deployments;
    Label* m_deploymentsName;
    Label* m_rate;
    Label* m_rateName;
    QCheckBox* m_readOnly;
    Button* m_open;
    Button* m_test;
    Button* m_edit;
    Button* m_remove;
    QWidget* m_line;
    StateMark* m_lineMark;
    Label* m_lineText;
};

}  // namespace berth::ui
