// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <QSet>
#include <QVector>

#include "ui/shell/command_palette.h"
#include "ui/shell/page_host.h"
#include "ui/shell/settings_port.h"
#include "ui/support/ui_context.h"

class QAction;
class QMenu;
class QStackedWidget;

namespace berth::ui {

class BandWidget;
class Rail;
class StatusLine;
class ToastArea;
class TopBar;
class ViewMenu;

enum class MenuKind { File, View, Deployment, Simulator, Help };

// The window: menus and search above, band, rail, pages, status below. It owns these parts and ties
// them together; what they show comes from the composition.
class MainWindow final : public QMainWindow {
    Q_OBJECT

  public:
    MainWindow(UiContext& ui, SettingsPort& settings, QWidget* parent = nullptr);

    // Restores the window and shows a first set of pages.
    void start(PageHost& pages, const QString& route = {});
    // Shows another set of pages and takes it in as a child; whoever made it may delete it once
    // another is shown. Opens `route` where it is known; a set that shows no page yet opens the
    // page of last time, otherwise its first.
    void showPages(PageHost& pages, const QString& route = {});

    // The set that is shown; there is none before start().
    [[nodiscard]] PageHost& pages() { return *m_shown; }
    [[nodiscard]] BandWidget& band() { return *m_band; }
    [[nodiscard]] Rail& rail() { return *m_rail; }
    [[nodiscard]] StatusLine& status() { return *m_status; }
    [[nodiscard]] ToastArea& toasts() { return *m_toasts; }
    [[nodiscard]] CommandPalette& palette() { return *m_palette; }
    // To be filled before start(): menus without an action stay hidden. Actions in menus are found
    // by the palette, except those in menus that are hidden.
    [[nodiscard]] QMenu& menu(MenuKind kind);
    // A menu that has no sense now is taken out of the bar, and its keys do nothing.
    void setMenuOffered(MenuKind kind, bool offered);

  protected:
    void changeEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void makeMenus();
    void makeKeys();
    void retranslate();
    // What has nothing in it is not shown.
    void showMenus();
    void showTitle();
    void showRail();
    void showRoute();
    void moveRegion(int step);
    [[nodiscard]] QVector<Command> pageCommands();
    [[nodiscard]] QVector<Command> actionCommands();
    void restore();
    void save();

    UiContext& m_ui;
    SettingsPort& m_settings;
    TopBar* m_top;
    BandWidget* m_band;
    Rail* m_rail;
    QStackedWidget* m_sets;
    QPointer<PageHost> m_shown;
    StatusLine* m_status;
    ToastArea* m_toasts;
    CommandPalette* m_palette;
    ViewMenu* m_viewMenu = nullptr;
    QVector<QMenu*> m_menus;
    QSet<MenuKind> m_notOffered;
    QAction* m_quit = nullptr;
    QAction* m_find = nullptr;
    QAction* m_back = nullptr;
    QAction* m_collapse = nullptr;
};

}  // namespace berth::ui
