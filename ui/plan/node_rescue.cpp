// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plan/node_rescue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>
#include <QStringList>
#include <QThreadPool>
#include <algorithm>
#include <utility>

namespace berth::ui {

namespace {

constexpr qsizetype kLongestPath = 2000;

bool isDeviceName(const QString& part) {
    static const QStringList kNames{QStringLiteral("CON"), QStringLiteral("PRN"),
                                    QStringLiteral("AUX"), QStringLiteral("NUL")};
    const QString stem = part.section(QLatin1Char('.'), 0, 0).trimmed().toUpper();
    if (kNames.contains(stem)) return true;
    const bool port =
        stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT"));
    return port && stem.size() == 4 && stem.back().isDigit();
}

// Nothing but dots and blanks: some systems read it as "." or "..".
bool isDots(const QString& part) {
    return std::all_of(part.begin(), part.end(),
                       [](QChar c) { return c == QLatin1Char('.') || c.isSpace(); });
}

// A link planted in the folder must not lead out of it: neither a part of the path nor its end.
bool leadsElsewhere(const QString& folder, const QFileInfo& file) {
    const QString root = QFileInfo(folder).canonicalFilePath();
    QString there = file.path();
    while (!QFileInfo::exists(there) && there.size() > folder.size())
        there = QFileInfo(there).path();
    const QString place = QFileInfo(there).canonicalFilePath();
    const bool inside = place == root || place.startsWith(root + QLatin1Char('/'));
    return root.isEmpty() || !inside || file.isSymLink();
}

// An error in English, or nothing.
QString writeFile(const QString& folder, const QString& path, const QByteArray& content) {
    const QFileInfo info(path);
    if (!QDir().mkpath(folder)) return QStringLiteral("cannot make the folder ") + folder;
    if (leadsElsewhere(folder, info)) return path + QStringLiteral(" leads elsewhere");
    if (!QDir().mkpath(info.path())) return QStringLiteral("cannot make the folder ") + info.path();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() ||
        !file.commit()) {
        return path + QStringLiteral(": ") + file.errorString();
    }
    return {};
}

}  // namespace

QString rescuePath(const QString& folder, const QString& nodePath) {
    if (!nodePath.startsWith(QLatin1Char('/')) || nodePath.size() > kLongestPath) return {};
    const QStringList parts = nodePath.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.isEmpty()) return {};
    for (const QString& part : parts) {
        const bool bad =
            isDots(part) || part.contains(QLatin1Char('\\')) || part.contains(QLatin1Char(':')) ||
            isDeviceName(part) ||
            std::any_of(part.begin(), part.end(), [](QChar c) { return c.unicode() < 0x20; });
        if (bad) return {};
    }
    return folder + QLatin1Char('/') + parts.join(QLatin1Char('/'));
}

NodeRescue::NodeRescue(bridge::PlatformBridge& platform, domain::NodeId node, QObject* parent)
    : QObject(parent), m_platform(platform), m_node(std::move(node)) {}

void NodeRescue::start(const QString& folder) {
    m_folder = folder;
    m_running = true;
    m_files.clear();
    m_at = 0;
    m_done = m_total = {};
    const quint64 round = ++m_round;
    m_platform.listFiles(m_node, this,
                         [this, round](domain::Result<std::vector<domain::FileEntry>> files) {
                             if (round != m_round) return;
                             if (!files) return fail(QString::fromStdString(files.error().detail));
                             for (domain::FileEntry& file : *files) {
                                 if (file.onVolume) continue;
                                 m_total += file.size;
                                 m_files.push_back(std::move(file));
                             }
                             next();
                         });
}

void NodeRescue::cancel() {
    ++m_round;
    m_running = false;
}

void NodeRescue::fail(const QString& detail) {
    cancel();
    Q_EMIT failed(detail);
}

void NodeRescue::next() {
    if (m_at == m_files.size()) {
        m_running = false;
        Q_EMIT progressed(1);
        Q_EMIT finished();
        return;
    }
    const domain::FileEntry& file = m_files[m_at];
    m_platform.readFile(m_node, file.path, this,
                        [this, round = m_round](domain::Result<std::string> content) {
                            if (round != m_round) return;
                            if (!content)
                                return fail(QString::fromStdString(content.error().detail));
                            write(m_files[m_at], *content);
                        });
}

void NodeRescue::write(const domain::FileEntry& file, const std::string& content) {
    const QString path = rescuePath(m_folder, QString::fromStdString(file.path));
    if (path.isEmpty()) {
        return fail(QStringLiteral("the node gives a file name that cannot be used here"));
    }
    QThreadPool::globalInstance()->start([self = QPointer<NodeRescue>(this), round = m_round,
                                          folder = m_folder, path,
                                          bytes = QByteArray::fromStdString(content)] {
        const QString problem = writeFile(folder, path, bytes);
        QMetaObject::invokeMethod(
            qApp,
            [self, round, problem] {
                if (!self || round != self->m_round) return;
                if (!problem.isEmpty()) return self->fail(problem);
                self->m_done += self->m_files[self->m_at].size;
                ++self->m_at;
                const double total =
                    static_cast<double>(std::max<std::int64_t>(1, self->m_total.count));
                Q_EMIT self->progressed(static_cast<double>(self->m_done.count) / total);
                self->next();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace berth::ui
