// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shell/rail_button.h"
#include "ui/widgets/card.h"

namespace berth::ui {
namespace {

constexpr int kWide = 188;
constexpr int kNarrow = 56;

}  // namespace

Rail::Rail(UiContext& ui, QWidget* parent)
    : Panel(ui, Token::Rail, parent), m_rows(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("rail"));
    setEdges(Qt::RightEdge);
    setFixedWidth(kWide);
    m_rows->setContentsMargins(0, 8, 0, 8);
    m_rows->setSpacing(0);
    m_rows->addStretch(1);
    retranslate();
}

void Rail::clear() {
    m_buttons.clear();
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        // Later: a press on one of them may be what brought this about.
        if (QWidget* row = item->widget()) {
            row->hide();
            row->deleteLater();
        }
        delete item;
    }
    m_rows->addStretch(1);
}

void Rail::setEntries(const std::vector<PageEntry>& entries) {
    clear();
    int group = entries.empty() ? 0 : entries.front().group;
    int at = 0;
    for (const PageEntry& entry : entries) {
        if (!entry.inRail) continue;
        if (entry.group != group) {
            group = entry.group;
            auto* line = new QWidget(this);
            auto* inner = new QVBoxLayout(line);
            inner->setContentsMargins(16, 7, 16, 8);
            inner->addWidget(new Hairline(ui(), Qt::Horizontal, line));
            m_rows->insertWidget(at++, line);
        }
        auto* button = new RailButton(ui(), entry, this);
        connect(button, &QPushButton::clicked, this,
                [this, name = entry.name] { Q_EMIT chosen(name); });
        button->setCollapsed(m_collapsed);
        m_rows->insertWidget(at++, button);
        m_buttons.append(button);
    }
}

void Rail::setCurrent(const QString& name) {
    for (RailButton* button : std::as_const(m_buttons)) {
        button->setCurrent(button->pageName() == name);
    }
}

void Rail::setCounter(const QString& name, int count, Tone tone, const QString& meaning) {
    for (RailButton* button : std::as_const(m_buttons)) {
        if (button->pageName() == name) button->setCounter(count, tone, meaning);
    }
}

void Rail::setCollapsed(bool collapsed) {
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? kNarrow : kWide);
    for (RailButton* button : std::as_const(m_buttons))
        button->setCollapsed(collapsed);
}

QVector<QString> Rail::names() const {
    QVector<QString> names;
    for (const RailButton* button : m_buttons)
        names.append(button->pageName());
    return names;
}

void Rail::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    Panel::changeEvent(event);
}

void Rail::retranslate() {
    setAccessibleName(tr("Pages"));
    for (RailButton* button : std::as_const(m_buttons))
        button->retranslate();
}

void Rail::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const auto at = std::find_if(m_buttons.cbegin(), m_buttons.cend(),
                                 [](const RailButton* button) { return button->hasFocus(); });
    if (step == 0 || at == m_buttons.cend()) {
        Panel::keyPressEvent(event);
        return;
    }
    const auto next =
        std::clamp<qsizetype>(at - m_buttons.cbegin() + step, 0, m_buttons.size() - 1);
    m_buttons.at(next)->setFocus(Qt::TabFocusReason);
}

}  // namespace berth::ui
