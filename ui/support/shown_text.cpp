// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/shown_text.h"

#include <QChar>

#include "models/bridge/log_text.h"

namespace berth::ui {

QString shownText(std::string_view untrusted, int most) {
    // A QChar takes at most four bytes: past that nothing of the text would be seen.
    const auto bytes = static_cast<std::size_t>(most) * 4 + 4;
    const QString text = bridge::toDisplayText(bridge::cutUtf8(untrusted, bytes));
    if (text.size() <= most) return text;
    const bool splitsPair = text.at(most - 1).isHighSurrogate();
    return text.left(splitsPair ? most - 1 : most) + QChar(u'…');
}

}  // namespace berth::ui
