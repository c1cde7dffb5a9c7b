// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/safe_name.h"

#include <algorithm>

#include "models/domain/device_name.h"

namespace berth::ui {

namespace {

// Most file systems take 255 bytes; a number for a taken name must fit as well.
constexpr qsizetype kMostNameBytes = 230;
constexpr qsizetype kMostEndingBytes = 20;
constexpr QLatin1Char kInstead('_');

// Characters that end a name, part it, or make it look like another one.
bool isAwkward(QChar c) {
    const char16_t code = c.unicode();
    const bool direction = code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
                           (code >= 0x2066 && code <= 0x2069);
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || direction || c == QLatin1Char('/') ||
           c == QLatin1Char('\\') || c == QLatin1Char(':');
}

// Whole characters of the beginning that fit.
QString beginning(const QString& text, qsizetype mostBytes) {
    QString cut = text.left(mostBytes);
    while (cut.toUtf8().size() > mostBytes)
        cut.chop(1);
    if (!cut.isEmpty() && cut.back().isHighSurrogate()) cut.chop(1);
    return cut;
}

// Where the ending begins: at the last dot, if what follows is short; else at the end.
qsizetype endingOf(const QString& name) {
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    return dot > 0 && name.mid(dot).toUtf8().size() <= kMostEndingBytes ? dot : name.size();
}

}  // namespace

QString safeName(const QString& part) {
    QString name = part;
    std::replace_if(name.begin(), name.end(), isAwkward, QChar(kInstead));
    if (name.toUtf8().size() > kMostNameBytes) {
        const QString ending = name.mid(endingOf(name));
        name = beginning(name, kMostNameBytes - ending.toUtf8().size()) + ending;
    }
    // Some systems drop these, which makes "..", "." or another file's name of it.
    for (qsizetype i = name.size() - 1;
         i >= 0 && (name[i] == QLatin1Char('.') || name[i].isSpace()); --i) {
        name[i] = kInstead;
    }
    if (name.isEmpty() || domain::isDeviceName(name.toStdString())) name.prepend(kInstead);
    return name;
}

QString numberedPath(const QString& path, int number) {
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/')) + 1;
    QString name = path.mid(slash);
    name.insert(endingOf(name), QStringLiteral(" (%1)").arg(number));
    return path.left(slash) + name;
}

}  // namespace berth::ui
