// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/shell/focus_regions.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/view_menu.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/enter_key.h"
#include "ui/widgets/reading_order.h"
#include "ui/widgets/toast_area.h"

namespace berth::ui {
namespace {

constexpr int kMenuCount = 5;

QString geometryKey() {
    return QStringLiteral("window/geometry");
}

QString collapsedKey() {
    return QStringLiteral("window/rail-collapsed");
}

QString routeKey(const PageHost& pages) {
    const QString key = QStringLiteral("window/route");
    return pages.key().isEmpty() ? key : key + u'/' + pages.key();
}

// Chinese titles carry their letter behind the words: "新建部署(&N)".
QString withoutMnemonic(QString title) {
    static const QRegularExpression kLetter(QStringLiteral("\\(&.\\)"));
    return title.remove(kLetter).remove(u'&');
}

}  // namespace

MainWindow::MainWindow(UiContext& ui, SettingsPort& settings, QWidget* parent)
    : QMainWindow(parent),
      m_ui(ui),
      m_settings(settings),
      m_top(new TopBar(ui, this)),
      m_band(nullptr),
      m_rail(nullptr),
      m_sets(nullptr),
      m_status(nullptr),
      m_toasts(nullptr),
      m_palette(nullptr) {
    setObjectName(QStringLiteral("mainWindow"));
    setMenuWidget(m_top);
    auto* central = new QWidget(this);
    m_band = new BandWidget(ui, BandWidget::Place::Window, central);
    m_band->setObjectName(QStringLiteral("band"));
    m_rail = new Rail(ui, central);
    m_sets = new QStackedWidget(central);
    m_status = new StatusLine(ui, central);
    auto* rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_band);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_sets, 1);
    rows->addLayout(middle, 1);
    rows->addWidget(m_status);
    setCentralWidget(central);
    setMinimumSize(960, 600);
    m_toasts = new ToastArea(ui, m_sets);
    m_palette = new CommandPalette(ui, this);
    m_palette->addSource([this] { return pageCommands(); });
    m_palette->addSource([this] { return actionCommands(); });

    makeMenus();
    makeKeys();
    connect(m_top, &TopBar::searchRequested, m_palette, &CommandPalette::open);
    connect(m_rail, &Rail::chosen, this, [this](const QString& name) { pages().navigate(name); });
    retranslate();
}

void MainWindow::start(PageHost& pages, const QString& route) {
    showMenus();
    restore();
    showPages(pages, route);
}

void MainWindow::showPages(PageHost& pages, const QString& route) {
    if (m_shown != &pages) {
        if (m_shown) disconnect(m_shown, nullptr, this, nullptr);
        Page* hidden = m_shown ? m_shown->page() : nullptr;
        m_shown = &pages;
        if (m_sets->indexOf(&pages) < 0) m_sets->addWidget(&pages);
        if (hidden != nullptr) hidden->left();
        m_sets->setCurrentWidget(&pages);
        connect(&pages, &PageHost::entriesChanged, this, &MainWindow::showRail);
        connect(&pages, &PageHost::routeChanged, this, &MainWindow::showRoute);
        connect(&pages, &PageHost::titleChanged, this, &MainWindow::showTitle);
        showRail();
        // No ring on the first control before a key is pressed.
        pages.setFocus(Qt::OtherFocusReason);
        if (Page* shown = pages.page()) shown->entered();
    }
    QStringList wanted{route};
    if (pages.page() == nullptr) {
        wanted << QString::fromUtf8(m_settings.value(routeKey(pages)));
        if (!pages.entries().empty()) wanted << pages.entries().front().name;
    }
    for (const QString& each : std::as_const(wanted)) {
        if (!each.isEmpty() && pages.navigate(each)) break;
    }
    showTitle();
}

void MainWindow::showRail() {
    m_rail->setEntries(m_shown->entries());
    showRoute();
}

void MainWindow::showRoute() {
    m_rail->setCurrent(m_shown->railName());
    m_back->setEnabled(m_shown->canGoBack());
}

QMenu& MainWindow::menu(MenuKind kind) {
    return *m_menus.at(static_cast<qsizetype>(kind));
}

void MainWindow::makeMenus() {
    for (int i = 0; i < kMenuCount; ++i) {
        m_menus.append(m_top->menus().addMenu(QString()));
    }
    m_quit = menu(MenuKind::File).addAction(QString(), this, &QWidget::close);
    m_quit->setShortcut(QKeySequence::Quit);
    m_quit->setMenuRole(QAction::QuitRole);

    QMenu& view = menu(MenuKind::View);
    m_find = view.addAction(m_ui.icons().icon(Icon::Search), QString(), m_palette,
                            &CommandPalette::open);
    m_find->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    m_back =
        view.addAction(m_ui.icons().icon(Icon::Back), QString(), this, [this] { pages().back(); });
    m_back->setShortcut(QKeySequence::Back);
    m_back->setEnabled(false);
    view.addSeparator();
    m_collapse = view.addAction(QString(), this, [this](bool on) { m_rail->setCollapsed(on); });
    m_collapse->setCheckable(true);
    m_collapse->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_B));
    view.addSeparator();
    m_viewMenu = new ViewMenu(m_ui, m_settings, view, this);
}

void MainWindow::makeKeys() {
    for (int digit = 1; digit <= 9; ++digit) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | (Qt::Key_0 + digit)), this);
        connect(shortcut, &QShortcut::activated, this, [this, digit] {
            const QVector<QString> names = m_rail->names();
            if (digit <= names.size()) pages().navigate(names.at(digit - 1));
        });
    }
    connect(new QShortcut(QKeySequence(Qt::Key_F6), this), &QShortcut::activated, this,
            [this] { moveRegion(1); });
    connect(new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F6), this), &QShortcut::activated, this,
            [this] { moveRegion(-1); });
}

bool MainWindow::focusNextPrevChild(bool next) {
    return moveFocus(*this, next);
}

void MainWindow::moveRegion(int step) {
    focusNextRegion({m_top, m_band, m_rail, m_sets, m_toasts, m_status}, step);
}

void MainWindow::retranslate() {
    menu(MenuKind::File).setTitle(tr("&File"));
    menu(MenuKind::View).setTitle(tr("&View"));
    menu(MenuKind::Deployment).setTitle(tr("&Deployment"));
    menu(MenuKind::Simulator).setTitle(tr("&Simulator"));
    menu(MenuKind::Help).setTitle(tr("&Help"));
    m_quit->setText(tr("&Quit"));
    m_find->setText(tr("&Search pages, objects, actions"));
    m_back->setText(tr("&Back"));
    m_collapse->setText(tr("&Narrow page list"));
    m_viewMenu->retranslate();
    showMenus();
    showTitle();
}

void MainWindow::showMenus() {
    for (qsizetype i = 0; i < m_menus.size(); ++i) {
        const bool offered = !m_notOffered.contains(static_cast<MenuKind>(i));
        m_menus[i]->menuAction()->setVisible(offered && !m_menus[i]->isEmpty());
    }
}

void MainWindow::setMenuOffered(MenuKind kind, bool offered) {
    if (offered) {
        m_notOffered.remove(kind);
    } else {
        m_notOffered.insert(kind);
    }
    showMenus();
}

void MainWindow::showTitle() {
    const Page* page = m_shown ? m_shown->page() : nullptr;
    //: The title of the window: %1 is that of the page
    setWindowTitle(page == nullptr ? tr("Berth") : tr("%1 — Berth").arg(page->title()));
}

QVector<Command> MainWindow::pageCommands() {
    QVector<Command> commands;
    const QVector<QString> rail = m_rail->names();
    for (const PageEntry& entry : pages().entries()) {
        if (!entry.inRail && !entry.railName.isEmpty() && entry.name.indexOf(u'/') < 0) continue;
        const qsizetype place = rail.indexOf(entry.name);
        const QString keys = place >= 0 && place < 9
                                 ? QKeySequence(Qt::CTRL | (Qt::Key_1 + static_cast<int>(place)))
                                       .toString(QKeySequence::NativeText)
                                 : QString();
        commands.append({entry.title(), tr("Page"), keys, entry.icon,
                         [this, name = entry.name] { pages().navigate(name); }});
    }
    return commands;
}

QVector<Command> MainWindow::actionCommands() {
    QVector<Command> commands;
    QVector<QMenu*> open;
    for (QMenu* menu : std::as_const(m_menus)) {
        if (menu->menuAction()->isVisible()) open.append(menu);
    }
    while (!open.isEmpty()) {
        const QMenu* menu = open.takeFirst();
        for (QAction* action : menu->actions()) {
            if (action->menu() != nullptr) {
                open.append(action->menu());
            } else if (!action->isSeparator() && action->isEnabled() && action != m_find) {
                commands.append({withoutMnemonic(action->text()), withoutMnemonic(menu->title()),
                                 action->shortcut().toString(QKeySequence::NativeText), Icon::Right,
                                 [action] { action->trigger(); }});
            }
        }
    }
    return commands;
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // Escape that nothing else wanted leads back.
    if (event->key() == Qt::Key_Escape && pages().back()) return;
    if (pressByEnter(*this, *event)) return;
    QMainWindow::keyPressEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    save();
    QMainWindow::closeEvent(event);
}

void MainWindow::restore() {
    if (!restoreGeometry(m_settings.value(geometryKey()))) resize(1440, 900);
    const bool collapsed = m_settings.value(collapsedKey()) == "1";
    m_collapse->setChecked(collapsed);
    m_rail->setCollapsed(collapsed);
}

void MainWindow::save() {
    m_settings.setValue(geometryKey(), saveGeometry());
    m_settings.setValue(collapsedKey(), m_rail->isCollapsed() ? "1" : "0");
    for (int i = 0; i < m_sets->count(); ++i) {
        const auto* pages = qobject_cast<PageHost*>(m_sets->widget(i));
        if (pages != nullptr && !pages->route().isEmpty()) {
            m_settings.setValue(routeKey(*pages), pages->route().toUtf8());
        }
    }
}

}  // namespace berth::ui
