// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/controls.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollBar>
#include <QTabBar>
#include <algorithm>

namespace berth::ui {
namespace {

template <class... Kinds>
bool isOneOf(const QWidget& widget) {
    return ((qobject_cast<const Kinds*>(&widget) != nullptr) || ...);
}

bool isControl(const QWidget& widget) {
    if (isOneOf<QScrollBar>(widget)) return false;
    return (widget.focusPolicy() & Qt::TabFocus) != 0 ||
           isOneOf<QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractSlider,
                   QTabBar, QAbstractItemView>(widget);
}

void collect(QWidget& parent, QVector<QWidget*>& found) {
    for (QObject* object : parent.children()) {
        auto* child = qobject_cast<QWidget*>(object);
        if (child == nullptr || child->isWindow() || !child->isVisibleTo(child->window())) continue;
        if (isOneOf<QMenuBar>(*child)) continue;
        if (isControl(*child)) {
            found.append(child);
        } else {
            collect(*child, found);
        }
    }
}

bool saysWhatIsChosen(const QWidget& choice) {
    if (!choice.accessibleDescription().isEmpty()) return true;
    const auto labels = choice.window()->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(),
                       [&](const QLabel* label) { return label->buddy() == &choice; });
}

}  // namespace

QVector<QWidget*> controlsIn(QWidget& root) {
    QVector<QWidget*> found;
    collect(root, found);
    return found;
}

bool isUnchosen(const QWidget& control) {
    const auto* button = qobject_cast<const QAbstractButton*>(&control);
    return button != nullptr && button->isCheckable() && !button->isChecked() &&
           (button->autoExclusive() ||
            (button->group() != nullptr && button->group()->exclusive()));
}

bool isReachable(const QWidget& control) {
    return !control.isEnabled() || (control.focusPolicy() & Qt::TabFocus) != 0 ||
           (isUnchosen(control) && control.focusPolicy() != Qt::NoFocus);
}

QString spokenName(QWidget& control) {
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&control);
    return access == nullptr ? QString() : access->text(QAccessible::Name);
}

QString portrait(QWidget& control) {
    return QStringLiteral("%1 \"%2\" called \"%3\"")
        .arg(QString::fromLatin1(control.metaObject()->className()), control.objectName(),
             spokenName(control));
}

QStringList faultsOf(QWidget& root) {
    QStringList faults;
    for (QWidget* control : controlsIn(root)) {
        const QString name = spokenName(*control);
        if (std::none_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber(); }))
            faults << portrait(*control) + QStringLiteral(": no name that can be spoken");
        if (qobject_cast<QComboBox*>(control) != nullptr && !saysWhatIsChosen(*control))
            faults << portrait(*control) + QStringLiteral(": does not say what is chosen");
        if (!isReachable(*control))
            faults << portrait(*control) + QStringLiteral(": out of reach of the keyboard");
    }
    return faults;
}

}  // namespace berth::ui
