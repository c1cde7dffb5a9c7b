// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "ui/support/ui_context.h"
#include "ui/terminal/terminal_session.h"

namespace berth::ui {

class Button;
class Label;
class Panel;
class TerminalQuestion;
class TerminalSearchBar;
class TerminalView;

// One terminal and its session: search below it, a band above it once the session has ended, and
// the questions that have to be asked. GUI thread.
class TerminalPane final : public QWidget {
    Q_OBJECT

  public:
    TerminalPane(UiContext& ui, ConnectSession begin, QWidget* parent = nullptr);
    ~TerminalPane() override;

    [[nodiscard]] TerminalView& view() const { return *m_view; }
    // Whether a session is there that has not ended.
    [[nodiscard]] bool isRunning() const { return m_running; }
    // Ends the session that is there and begins another.
    void connectAgain();
    void openSearch();

  Q_SIGNALS:
    void titleChanged();
    void runningChanged(bool running);
    void rang();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void tie();
    void ended(const QString& reason);
    void askToPaste(const QString& text);
    void askToOpen(const QString& target);
    void askForClipboard(const QString& text);

    UiContext& m_ui;
    ConnectSession m_begin;
    QPointer<TerminalSession> m_session;
    bool m_running = false;
    bool m_wasTied = false;
    Panel* m_band;
    Label* m_reason;
    Button* m_again;
    TerminalView* m_view;
    TerminalSearchBar* m_search;
    QPointer<TerminalQuestion> m_question;  // one at a time: a program must not stack them up
};

}  // namespace berth::ui
