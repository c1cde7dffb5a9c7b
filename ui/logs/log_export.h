// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "models/bridge/log_entry.h"
#include "models/bridge/reply_desk.h"
#include "models/domain/snapshot.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// Writes log entries to a file on a thread of its own, so that the interface never waits for a
// disk. Control characters are written as their pictures: a saved log cannot drive the terminal
// that shows it. GUI thread.
class LogExport final : public QObject {
    Q_OBJECT

  public:
    explicit LogExport(QObject* parent = nullptr);

    // Replaces the file as a whole, or leaves it as it was. Ends in finished().
    void write(std::vector<bridge::LogEntry> entries, const QString& path,
               domain::TimeBase timeBase, const Formatter& format);

  Q_SIGNALS:
    // `problem` is empty when all lines were written.
    void finished(const QString& path, int lines, const QString& problem);

  private:
    bridge::ReplyDesk m_desk{this};
};

// One entry as a line of text: time, node, severity, text; without its line end.
[[nodiscard]] QString logLineText(const bridge::LogEntry& entry, domain::TimeBase timeBase,
                                  const Formatter& format);

}  // namespace berth::ui
