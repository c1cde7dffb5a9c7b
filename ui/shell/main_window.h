// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QVector>

#include "ui/shell/command_palette.h"
#include "ui/shell/page_host.h"
#include "ui/shell/settings_port.h"
#include "ui/support/ui_context.h"

class QAction;
class QMenu;

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

    // Call before start(), in the order of the rail.
    void addPage(PageEntry entry);
    // Builds the rail, restores the window and opens a page: `route` where it is known, otherwise
    // the page of last time, otherwise the first.
    void start(const QString& route = {});

    [[nodiscard]] PageHost& pages() { return *m_pages; }
    [[nodiscard]] BandWidget& band() { return *m_band; }
    [[nodiscard]] Rail& rail() { return *m_rail; }
    [[nodiscard]] StatusLine& status() { return *m_status; }
    [[nodiscard]] ToastArea& toasts() { return *m_toasts; }
    [[nodiscard]] CommandPalette& palette() { return *m_palette; }
    // To be filled before start(): menus without an action stay hidden. Actions in menus are found
    // by the palette.
    [[nodiscard]] QMenu& menu(MenuKind kind);

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
    PageHost* m_pages;
    StatusLine* m_status;
    ToastArea* m_toasts;
    CommandPalette* m_palette;
    ViewMenu* m_viewMenu = nullptr;
    QVector<QMenu*> m_menus;
    QAction* m_quit = nullptr;
    QAction* m_find = nullptr;
    QAction* m_back = nullptr;
    QAction* m_collapse = nullptr;
};

}  // namespace berth::ui
