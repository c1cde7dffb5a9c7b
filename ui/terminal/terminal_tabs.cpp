// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_tabs.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/terminal/terminal_pane.h"
#include "ui/terminal/terminal_question.h"
#include "ui/terminal/terminal_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/tab_strip.h"

namespace berth::ui {

TerminalTabs::TerminalTabs(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_strip(new TabStrip(ui, this)),
      m_stack(new QStackedWidget(this)),
      m_add(Button::iconOnly(ui, Icon::Plus, {}, this)),
      m_beside(Button::iconOnly(ui, Icon::Beside, {}, this)),
      m_below(Button::iconOnly(ui, Icon::Below, {}, this)),
      m_close(Button::iconOnly(ui, Icon::Close, {}, this)) {
    auto* head = new Panel(ui, Token::Surf, this);
    head->setEdges(Qt::BottomEdge);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(4);
    row->addWidget(m_strip, 1);
    for (Button* button : {m_add, m_beside, m_below, m_close}) {
        button->setSizeClass(ButtonSize::Compact);
        row->addWidget(button);
    }
    m_strip->setObjectName(QStringLiteral("terminalTabs"));
    m_strip->setExpanding(false);
    m_strip->setElideMode(Qt::ElideRight);
    m_add->setObjectName(QStringLiteral("terminalAdd"));
    m_beside->setObjectName(QStringLiteral("terminalSplitBeside"));
    m_below->setObjectName(QStringLiteral("terminalSplitBelow"));
    m_close->setObjectName(QStringLiteral("terminalClose"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(head);
    rows->addWidget(m_stack, 1);

    connect(m_strip, &QTabBar::currentChanged, this, &TerminalTabs::choose);
    connect(m_add, &QPushButton::clicked, this, [this] {
        if (const Tab* tab = chosen()) add(tab->name, tab->begin);
    });
    connect(m_beside, &QPushButton::clicked, this, [this] { split(Qt::Horizontal); });
    connect(m_below, &QPushButton::clicked, this, [this] { split(Qt::Vertical); });
    connect(m_close, &QPushButton::clicked, this, &TerminalTabs::closeCurrent);
    retranslate();
}

void TerminalTabs::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void TerminalTabs::retranslate() {
    m_strip->setAccessibleName(tr("Terminals"));
    m_add->setIconName(tr("Another terminal to the same place"));
    m_beside->setIconName(tr("Split: another terminal beside this one"));
    m_below->setIconName(tr("Split: another terminal below this one"));
    m_close->setIconName(tr("Close this terminal"));
    showTexts();
}

void TerminalTabs::showTexts() {
    for (std::size_t i = 0; i < m_tabs.size(); ++i) {
        const Tab& tab = m_tabs[i];
        const int index = static_cast<int>(i);
        m_strip->setTabText(
            index, tab.number == 1 ? tab.name : tr("%1 (%2)").arg(tab.name).arg(tab.number));
        m_strip->setTabToolTip(index, plainToolTip(tab.current->view().title()));
    }
    for (QWidget* each : std::initializer_list<QWidget*>{m_add, m_beside, m_below, m_close})
        each->setEnabled(!m_tabs.empty());
}

TerminalTabs::Tab* TerminalTabs::chosen() {
    return const_cast<Tab*>(std::as_const(*this).chosen());
}

const TerminalTabs::Tab* TerminalTabs::chosen() const {
    const int index = m_strip->currentIndex();
    return index < 0 || index >= count() ? nullptr : &m_tabs[static_cast<std::size_t>(index)];
}

int TerminalTabs::count() const {
    return static_cast<int>(m_tabs.size());
}

TerminalPane* TerminalTabs::current() const {
    const Tab* tab = chosen();
    return tab == nullptr ? nullptr : tab->current;
}

std::vector<TerminalPane*> TerminalTabs::panesOf(const Tab& tab) {
    const QList<TerminalPane*> found = tab.root->findChildren<TerminalPane*>();
    return {found.begin(), found.end()};
}

std::vector<TerminalPane*> TerminalTabs::panes() const {
    std::vector<TerminalPane*> all;
    for (const Tab& tab : m_tabs)
        for (TerminalPane* pane : panesOf(tab))
            all.push_back(pane);
    return all;
}

int TerminalTabs::tabOf(const TerminalPane* pane) const {
    for (std::size_t i = 0; i < m_tabs.size(); ++i)
        if (m_tabs[i].root->isAncestorOf(pane)) return static_cast<int>(i);
    return -1;
}

TerminalPane* TerminalTabs::makePane(Tab& tab) {
    auto* pane = new TerminalPane(m_ui, tab.begin, tab.root);
    pane->view().installEventFilter(this);
    connect(pane, &TerminalPane::titleChanged, this, &TerminalTabs::showTexts);
    tab.current = pane;
    return pane;
}

// The terminal in which somebody works is the one that is split and closed.
bool TerminalTabs::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn) {
        auto* pane = qobject_cast<TerminalPane*>(watched->parent());
        const int index = pane == nullptr ? -1 : tabOf(pane);
        if (index >= 0) m_tabs[static_cast<std::size_t>(index)].current = pane;
    }
    return QWidget::eventFilter(watched, event);
}

TerminalPane* TerminalTabs::add(QString name, ConnectSession begin) {
    Tab tab;
    tab.name = std::move(name);
    tab.begin = std::move(begin);
    for (const Tab& each : m_tabs)
        if (each.name == tab.name) tab.number = std::max(tab.number, each.number + 1);
    tab.root = new QSplitter(Qt::Horizontal, m_stack);
    tab.root->setChildrenCollapsible(false);
    TerminalPane* const pane = makePane(tab);
    tab.root->addWidget(pane);
    m_stack->addWidget(tab.root);
    m_tabs.push_back(std::move(tab));
    {
        const QSignalBlocker quiet(m_strip);
        m_strip->addTab(m_tabs.back().name);
    }
    showTexts();
    m_strip->setCurrentIndex(count() - 1);
    choose(count() - 1);
    return pane;
}

void TerminalTabs::choose(int index) {
    if (index < 0 || index >= count()) return;
    const Tab& tab = m_tabs[static_cast<std::size_t>(index)];
    m_stack->setCurrentWidget(tab.root);
    // Whoever steps through the tabs by keyboard stays in them.
    if (!m_strip->hasFocus()) tab.current->setFocus(Qt::OtherFocusReason);
}

void TerminalTabs::split(Qt::Orientation orientation) {
    Tab* const tab = chosen();
    if (tab == nullptr) return;
    TerminalPane* const beside = tab->current;
    auto* holder = qobject_cast<QSplitter*>(beside->parentWidget());
    if (holder == nullptr) return;
    if (holder->count() == 1) holder->setOrientation(orientation);
    if (holder->orientation() != orientation) {
        const int at = holder->indexOf(beside);
        const QList<int> sizes = holder->sizes();
        auto* inner = new QSplitter(orientation);
        inner->setChildrenCollapsible(false);
        holder->insertWidget(at, inner);
        inner->addWidget(beside);
        holder->setSizes(sizes);
        holder = inner;
    }
    TerminalPane* const pane = makePane(*tab);
    holder->insertWidget(holder->indexOf(beside) + 1, pane);
    QList<int> even;
    for (int i = 0; i < holder->count(); ++i)
        even.append(1'000);
    holder->setSizes(even);
    pane->show();
    pane->setFocus(Qt::OtherFocusReason);
}

void TerminalTabs::closeCurrent() {
    TerminalPane* const pane = current();
    if (pane == nullptr) return;
    if (!pane->isRunning()) return close(pane);
    TerminalQuestion::show(
        m_ui,
        {tr("Close the terminal"), tr("Close a terminal whose session is running?"),
         tr("What runs in it is ended, unless it was started to go on without a terminal."),
         tr("Close")},
        {},
        [this, held = QPointer<TerminalPane>(pane)] {
            if (held) close(held);
        },
        this);
}

void TerminalTabs::close(TerminalPane* pane) {
    const int index = tabOf(pane);
    if (index < 0) return;
    Tab& tab = m_tabs[static_cast<std::size_t>(index)];
    auto* holder = qobject_cast<QSplitter*>(pane->parentWidget());
    pane->hide();
    pane->setParent(nullptr);
    pane->deleteLater();
    // A splitter that holds nothing any more goes too.
    if (holder != nullptr && holder != tab.root && holder->count() == 0) delete holder;
    const std::vector<TerminalPane*> left = panesOf(tab);
    if (!left.empty()) {
        tab.current = left.front();
        tab.current->setFocus(Qt::OtherFocusReason);
        return showTexts();
    }
    m_stack->removeWidget(tab.root);
    tab.root->deleteLater();
    m_tabs.erase(m_tabs.begin() + index);
    {
        const QSignalBlocker quiet(m_strip);
        m_strip->removeTab(index);
    }
    showTexts();
    choose(m_strip->currentIndex());
    if (m_tabs.empty()) Q_EMIT emptied();
}

}  // namespace berth::ui
