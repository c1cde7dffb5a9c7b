// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAction;
class QWidget;

namespace berth::ui {

// Greys a control and says why where people ask: as its tool tip, and to assistive tools. An empty
// reason: it can be used.
void setOffered(QWidget& control, const QString& whyNot);
// The same for an entry of a menu; the menu has to show tool tips.
void setOffered(QAction& action, const QString& whyNot);

}  // namespace berth::ui
