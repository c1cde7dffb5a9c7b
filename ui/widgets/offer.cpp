// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/offer.h"

#include <QAction>
#include <QWidget>

#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {

void setOffered(QWidget& control, const QString& whyNot) {
    control.setEnabled(whyNot.isEmpty());
    control.setToolTip(plainToolTip(whyNot));
    control.setAccessibleDescription(whyNot);
}

void setOffered(QAction& action, const QString& whyNot) {
    action.setEnabled(whyNot.isEmpty());
    action.setToolTip(plainToolTip(whyNot));
}

}  // namespace berth::ui
