// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>
#include <functional>

#include "ui/shell/command_list.h"
#include "ui/support/ui_context.h"

class QListView;

namespace berth::ui {

class SearchField;

// One field over everything that can be opened or done (Ctrl+K). It lies over the window, lists
// what fits while one types, runs with Enter and goes with Escape or when the focus leaves it.
class CommandPalette final : public QWidget {
    Q_OBJECT

  public:
    // Asked once each time the palette opens.
    using Source = std::function<QVector<Command>()>;

    CommandPalette(UiContext& ui, QWidget* over);

    void addSource(Source source);
    void open();
    void close();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void retranslate();
    void refresh();
    void runCurrent();

    UiContext& m_ui;
    SearchField* m_field;
    QListView* m_view;
    CommandList* m_list;
    QVector<Source> m_sources;
    QVector<Command> m_all;
};

}  // namespace berth::ui
