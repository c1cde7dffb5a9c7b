// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reading_order.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QGridLayout>
#include <QLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QWidget>
#include <algorithm>
#include <utility>

namespace berth::ui {
namespace {

void addLaidOut(QLayout& layout, QVector<QWidget*>& found) {
    QVector<int> order;
    for (int i = 0; i < layout.count(); ++i)
        order.append(i);
    if (const auto* grid = qobject_cast<QGridLayout*>(&layout)) {
        const auto place = [grid](int item) {
            int row = 0, column = 0, rows = 0, columns = 0;
            grid->getItemPosition(item, &row, &column, &rows, &columns);
            return std::pair(row, column);
        };
        std::stable_sort(order.begin(), order.end(),
                         [&](int a, int b) { return place(a) < place(b); });
    }
    for (const int i : std::as_const(order)) {
        QLayoutItem* item = layout.itemAt(i);
        if (item->widget() != nullptr) found.append(item->widget());
        if (item->layout() != nullptr) addLaidOut(*item->layout(), found);
    }
}

// What no layout holds comes last, in the order in which it was made.
QVector<QWidget*> childrenOf(QWidget& parent) {
    QVector<QWidget*> found;
    if (const auto* splitter = qobject_cast<QSplitter*>(&parent)) {
        for (int i = 0; i < splitter->count(); ++i)
            found.append(splitter->widget(i));
    }
    if (parent.layout() != nullptr) addLaidOut(*parent.layout(), found);
    for (QObject* object : parent.children()) {
        auto* child = qobject_cast<QWidget*>(object);
        if (child != nullptr && !child->isWindow() && !found.contains(child)) found.append(child);
    }
    return found;
}

// Of buttons of which one is chosen only that one is a stop; the arrow keys lead to the others. Qt
// holds to that too, but only from when the focus has been among them.
bool isLeftToArrowKeys(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    if (button == nullptr || button->isChecked()) return false;
    const QAbstractButton* chosen = nullptr;
    if (button->group() != nullptr) {
        if (button->group()->exclusive()) chosen = button->group()->checkedButton();
    } else if (button->autoExclusive() && button->parentWidget() != nullptr) {
        for (const QObject* object : button->parentWidget()->children()) {
            const auto* other = qobject_cast<const QAbstractButton*>(object);
            if (other != nullptr && other->autoExclusive() && other->isChecked()) chosen = other;
        }
    }
    return chosen != nullptr && chosen->isEnabled() && chosen->isVisibleTo(chosen->window());
}

bool isStop(const QWidget& widget) {
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isEnabled() &&
           widget.isVisibleTo(widget.window()) && !isLeftToArrowKeys(widget);
}

// With `place`, which need not be a stop, where it would stand among them.
void collect(QWidget& parent, const QWidget* place, QVector<QWidget*>& found) {
    for (QWidget* child : childrenOf(parent)) {
        if (isStop(*child) || child == place) found.append(child);
        // What a control is made of is no stop of its own.
        if ((child->focusPolicy() & Qt::TabFocus) == 0) collect(*child, place, found);
    }
}

void bringIntoView(QWidget& widget) {
    for (QWidget* above = widget.parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(&widget);
        if (above->isWindow()) return;
    }
}

}  // namespace

QVector<QWidget*> tabStops(QWidget& root) {
    QVector<QWidget*> found;
    collect(root, nullptr, found);
    return found;
}

bool moveFocus(QWidget& window, bool next) {
    const QWidget* from = window.focusWidget();
    QVector<QWidget*> found;
    collect(window, from, found);
    const qsizetype count = found.size();
    // The index of nothing is -1: the next one is then the first.
    qsizetype at = 0;
    while (at < count && found.at(at) != from)
        ++at;
    if (at == count) at = next ? -1 : 0;
    for (qsizetype i = 0; i < count; ++i) {
        at = (at + (next ? 1 : count - 1)) % count;
        QWidget* target = found.at(at);
        if (target == from || !isStop(*target)) continue;
        target->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        bringIntoView(*target);
        return true;
    }
    return false;
}

}  // namespace berth::ui
