// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_note_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <limits>

#include "models/bridge/log_text.h"

namespace berth::ui {

namespace {

struct Notes {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::LogNote)

  public:
    static QString missing(const bridge::LogEntry& entry) {
        const auto count = static_cast<int>(
            std::min<std::uint64_t>(entry.missing, std::numeric_limits<int>::max()));
        if (entry.node.empty()) return tr("%n line(s) are missing here", nullptr, count);
        return tr("%n line(s) of node %1 are missing here", nullptr, count).arg(entry.ordinal);
    }
    static QString reconnected(const bridge::LogEntry& entry, const Formatter& format) {
        return tr("Reconnected after %1").arg(format.duration(entry.away));
    }
    static QString replaced(const bridge::LogEntry& entry) {
        const QString name = bridge::toDisplayText(entry.text);
        if (entry.detail.empty()) return tr("%1 was replaced").arg(name);
        return tr("%1 was replaced: %2").arg(name, bridge::toDisplayText(entry.detail));
    }
};

}  // namespace

QString logNoteText(const bridge::LogEntry& entry, const Formatter& format) {
    switch (entry.kind) {
        case bridge::LogEntry::Kind::Line:
            return {};
        case bridge::LogEntry::Kind::Missing:
            return Notes::missing(entry);
        case bridge::LogEntry::Kind::Reconnected:
            return Notes::reconnected(entry, format);
        case bridge::LogEntry::Kind::NodeReplaced:
            return Notes::replaced(entry);
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
