// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

class QWidget;

namespace berth::ui {

// What people can press, choose, type into or move about in below `root` and can see: each once,
// without the parts it is made of. Menus bars are left out: they have keys of their own.
[[nodiscard]] QVector<QWidget*> controlsIn(QWidget& root);

// As assistive tools are told it.
[[nodiscard]] QString spokenName(QWidget& control);

// For the message of a failed check: class, object name, name.
[[nodiscard]] QString portrait(QWidget& control);

// Whether Tab leads to it, or the arrow keys from one that Tab leads to. What is disabled counts.
[[nodiscard]] bool isReachable(const QWidget& control);
// Of buttons of which one is chosen: whether it is another.
[[nodiscard]] bool isUnchosen(const QWidget& control);

// A line for each control without a name that can be spoken, of a choice that does not say what is
// chosen, or out of reach of the keyboard.
[[nodiscard]] QStringList faultsOf(QWidget& root);

}  // namespace berth::ui
