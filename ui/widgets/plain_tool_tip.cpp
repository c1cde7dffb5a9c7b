// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plain_tool_tip.h"

#include <QTextDocument>

namespace berth::ui {

QString plainToolTip(const QString& text) {
    // What Qt would not guess to be markup stays as it is: without an accessible description, the
    // tooltip is what a screen reader says.
    if (!Qt::mightBeRichText(text)) return text;
    // A leading tag makes the tooltip rich text by our own choice; everything after it is escaped.
    return QStringLiteral("<span>") +
           text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) +
           QStringLiteral("</span>");
}

}  // namespace berth::ui
