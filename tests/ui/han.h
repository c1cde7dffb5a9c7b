// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

namespace berth::ui {

// Whether a text has Chinese characters; punctuation does not count.
[[nodiscard]] inline bool hasHan(const QString& text) {
    static const QRegularExpression kHan(QStringLiteral("\\p{Han}"));
    return text.contains(kHan);
}

}  // namespace berth::ui
