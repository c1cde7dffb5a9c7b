// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "ui/support/ui_context.h"
#include "ui/terminal/terminal_session.h"

class QSplitter;
class QStackedWidget;

namespace berth::ui {

class Button;
class TabStrip;
class TerminalPane;

// Terminals in tabs, each tab split as one likes. Knows names and how to connect, nothing else.
//
// Embed it in a page and call add() once for each place to connect to; more terminals to the same
// place come from the buttons. A tab carries the name that add() was given; what programs call
// themselves is shown as its tool tip only. GUI thread.
class TerminalTabs final : public QWidget {
    Q_OBJECT

  public:
    explicit TerminalTabs(UiContext& ui, QWidget* parent = nullptr);

    // A tab with one terminal, which is chosen. `name` as people call the place.
    TerminalPane* add(QString name, ConnectSession begin);
    // Beside or below the chosen terminal, another to the same place.
    void split(Qt::Orientation orientation);
    // Asks first when its session is running.
    void closeCurrent();

    [[nodiscard]] int count() const;
    // The terminal that has or had the focus in the chosen tab; null without tabs.
    [[nodiscard]] TerminalPane* current() const;
    [[nodiscard]] std::vector<TerminalPane*> panes() const;

  Q_SIGNALS:
    // The last tab has gone.
    void emptied();

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    struct Tab {
        QString name;
        ConnectSession begin;
        QSplitter* root = nullptr;
        TerminalPane* current = nullptr;
        int number = 1;  // among those of the same name
    };

    void retranslate();
    TerminalPane* makePane(Tab& tab);
    void close(TerminalPane* pane);
    void choose(int index);
    void showTexts();
    [[nodiscard]] Tab* chosen();
    [[nodiscard]] const Tab* chosen() const;
    [[nodiscard]] int tabOf(const TerminalPane* pane) const;
    [[nodiscard]] static std::vector<TerminalPane*> panesOf(const Tab& tab);

    UiContext& m_ui;
    std::vector<Tab> m_tabs;
    TabStrip* m_strip;
    QStackedWidget* m_stack;
    Button* m_add;
    Button* m_beside;
    Button* m_below;
    Button* m_close;
};

}  // namespace berth::ui
