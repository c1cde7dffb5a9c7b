// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/rescued_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

#include "ui/support/safe_name.h"

namespace berth::ui {

namespace {

// More files of one name are a mistake of somebody.
constexpr int kMostNumbers = 10'000;

bool isTaken(const QString& path) {
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

// A link planted in the folder must not lead out of it.
bool leadsElsewhere(const QString& folder, const QString& place) {
    const QString root = QFileInfo(folder).canonicalFilePath();
    QString there = place;
    while (!QFileInfo::exists(there) && there.size() > folder.size())
        there = QFileInfo(there).path();
    const QString real = QFileInfo(there).canonicalFilePath();
    return root.isEmpty() || (real != root && !real.startsWith(root + QLatin1Char('/')));
}

bool holds(const QString& path, const QByteArray& content) {
    const QFileInfo info(path);
    if (info.isSymLink() || !info.isFile() || info.size() != content.size()) return false;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.readAll() == content;
}

}  // namespace

RescuedFile saveRescued(const QString& folder, const QString& path, const QByteArray& content) {
    const auto below = [&](const QString& relative) {
        return folder + QLatin1Char('/') + relative;
    };
    const QString place = QFileInfo(below(path)).path();
    if (!QDir().mkpath(folder)) return {path, QStringLiteral("cannot make the folder ") + folder};
    if (leadsElsewhere(folder, place)) return {path, place + QStringLiteral(" leads elsewhere")};
    if (!QDir().mkpath(place)) return {path, QStringLiteral("cannot make the folder ") + place};
    if (holds(below(path), content)) return {path, {}};
    // Whole under a name that nobody has, then renamed, which replaces nothing.
    const QString made =
        place + QStringLiteral("/.berth-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
    QSaveFile file(made);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() ||
        !file.commit()) {
        return {path, file.errorString()};
    }
    for (int number = 1; number <= kMostNumbers; ++number) {
        const QString name = number == 1 ? path : numberedPath(path, number);
        if (isTaken(below(name))) {
            if (number == 1 || !holds(below(name), content)) continue;
            QFile::remove(made);
            return {name, {}};
        }
        if (QFile::rename(made, below(name))) return {name, {}};
        if (!isTaken(below(name))) break;
    }
    QFile::remove(made);
    return {path, QStringLiteral("cannot give it a name in ") + place};
}

}  // namespace berth::ui
