// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/connection.h"
#include "ui/connections/connection_services.h"
#include "ui/shell/page.h"
#include "ui/support/ui_context.h"

class QStackedWidget;

namespace berth::ui {

class Button;
class EmptyState;
class Label;
class ProgressBar;

// What stands in the place of a connection's pages while it is being opened, or cannot be: why, and
// what to do about it.
class OpeningPage final : public Page {
    Q_OBJECT

  public:
    OpeningPage(ConnectionServices& services, domain::ConnectionId id, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;

  private:
    QWidget* makeBusy();
    QWidget* makeStuck();
    void showState();
    void enterKey();

    ConnectionServices& m_services;
    UiContext& m_ui;
    domain::ConnectionId m_id;
    QStackedWidget* m_stack;
    Label* m_busyText;
    ProgressBar* m_busy;
    Button* m_instead;
    EmptyState* m_stuck;
    Button* m_enterKey;
    Button* m_again;
    Button* m_simulator;
};

}  // namespace berth::ui
