// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/rescue_names.h"

#include <algorithm>

namespace berth::ui {

namespace {

// Most file systems take 255 bytes; a number for a taken name must fit as well.
constexpr qsizetype kMostNameBytes = 230;
constexpr qsizetype kMostEndingBytes = 20;
constexpr QLatin1Char kInstead('_');

bool isDeviceName(const QString& part) {
    static const QStringList kNames{QStringLiteral("CON"), QStringLiteral("PRN"),
                                    QStringLiteral("AUX"), QStringLiteral("NUL")};
    const QString stem = part.section(QLatin1Char('.'), 0, 0).trimmed().toUpper();
    if (kNames.contains(stem)) return true;
    const bool port =
        stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT"));
    return port && stem.size() == 4 && stem.back().isDigit();
}

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

QString keyOf(const QString& path) {
    return path.normalized(QString::NormalizationForm_C).toCaseFolded();
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
    if (name.isEmpty() || isDeviceName(name)) name.prepend(kInstead);
    return name;
}

QString numberedPath(const QString& path, int number) {
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/')) + 1;
    QString name = path.mid(slash);
    name.insert(endingOf(name), QStringLiteral(" (%1)").arg(number));
    return path.left(slash) + name;
}

QString plainPath(const QString& nodePath) {
    return nodePath.split(QLatin1Char('/'), Qt::SkipEmptyParts).join(QLatin1Char('/'));
}

QString RescueNames::pathFor(const QString& nodePath) {
    QStringList parts = nodePath.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.isEmpty()) parts.append(QString());
    std::transform(parts.begin(), parts.end(), parts.begin(), safeName);
    QString path = parts.join(QLatin1Char('/'));
    if (path.toUtf8().size() > m_mostBytes) path = parts.back();
    // Where a file has the name of a folder already, the folder gets a number.
    for (qsizetype slash = path.indexOf(QLatin1Char('/')); slash >= 0;
         slash = path.indexOf(QLatin1Char('/'), slash + 1)) {
        const QString folder = path.left(slash);
        QString free = folder;
        for (int number = 2; m_files.contains(keyOf(free)); ++number)
            free = numberedPath(folder, number);
        path.replace(0, slash, free);
        slash = free.size();
    }
    const auto isTaken = [this](const QString& key) {
        return m_files.contains(key) || m_folders.contains(key);
    };
    QString free = path;
    for (int number = 2; isTaken(keyOf(free)); ++number)
        free = numberedPath(path, number);
    m_files.insert(keyOf(free));
    for (qsizetype slash = free.indexOf(QLatin1Char('/')); slash >= 0;
         slash = free.indexOf(QLatin1Char('/'), slash + 1)) {
        m_folders.insert(keyOf(free.left(slash)));
    }
    return free;
}

}  // namespace berth::ui
