// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_export.h"

#include <QSaveFile>
#include <QThreadPool>
#include <utility>

#include "models/bridge/log_text.h"
#include "ui/logs/log_note_text.h"

namespace berth::ui {

namespace {

domain::Result<int> writeFile(const std::vector<bridge::LogEntry>& entries, const QString& path,
                              domain::TimeBase timeBase, const Formatter& format) {
    QSaveFile file(path);
    bool fine = file.open(QIODevice::WriteOnly);
    for (std::size_t i = 0; fine && i < entries.size(); ++i) {
        const QByteArray line = logLineText(entries[i], timeBase, format).toUtf8() + '\n';
        fine = file.write(line) == line.size();
    }
    if (!fine || !file.commit()) {
        return domain::fail(domain::ErrorCode::StorageFailed, file.errorString().toStdString());
    }
    return static_cast<int>(entries.size());
}

}  // namespace

QString logLineText(const bridge::LogEntry& entry, domain::TimeBase timeBase,
                    const Formatter& format) {
    const QString time = format.clock(entry.at, timeBase, true);
    if (entry.kind != bridge::LogEntry::Kind::Line) {
        return QStringLiteral("%1 --- %2").arg(time, logNoteText(entry, format));
    }
    const QString text = bridge::toDisplayText(entry.full ? *entry.full : entry.text);
    // Words of the format itself, not of the language: saved logs are read by programs, too.
    const auto severity = QString::fromLatin1(domain::toText(entry.severity));
    return QStringLiteral("%1 %2 %3 %4")
        .arg(time, QString::number(entry.ordinal), severity.leftJustified(7), text);
}

LogExport::LogExport(QObject* parent) : QObject(parent) {}

void LogExport::write(std::vector<bridge::LogEntry> entries, const QString& path,
                      domain::TimeBase timeBase, const Formatter& format) {
    auto reply = m_desk.expect<int>(this, [this, path](domain::Result<int> lines) {
        if (lines) {
            Q_EMIT finished(path, *lines, {});
        } else {
            Q_EMIT finished(path, 0, QString::fromStdString(lines.error().detail));
        }
    });
    QThreadPool::globalInstance()->start(
        [entries = std::move(entries), path, timeBase, format, reply = std::move(reply)] {
            reply(writeFile(entries, path, timeBase, format));
        });
}

}  // namespace berth::ui
