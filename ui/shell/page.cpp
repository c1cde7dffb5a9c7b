// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page.h"

#include <QEvent>

namespace berth::ui {

Page::Page(const QString& name, QWidget* parent) : QWidget(parent) {
    setObjectName(name);
}

void Page::setArgument(const QString& /*argument*/) {}

void Page::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
    QWidget::changeEvent(event);
}

}  // namespace berth::ui
