// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/rescue_names.h"

#include <algorithm>

#include "ui/support/safe_name.h"

namespace berth::ui {

namespace {

QString keyOf(const QString& path) {
    return path.normalized(QString::NormalizationForm_C).toCaseFolded();
}

}  // namespace

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
