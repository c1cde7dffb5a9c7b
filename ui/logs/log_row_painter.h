// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

#include "models/bridge/log_entry.h"
#include "models/bridge/log_text.h"
#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

class QPainter;

namespace berth::ui {

// How one row of a log view is drawn besides its text.
struct LogRowLook {
    bool selected = false;
    bool hit = false;         // of the search
    bool currentHit = false;  // the one that was jumped to
    QString mark;             // stretches of the text to set off; empty: none
    Qt::CaseSensitivity markCase = Qt::CaseInsensitive;
};

// Measures and paints rows of a log view: time, node, severity, a bar in the node's colour, text.
// Wrapped rows break after any character; a row is at most kMostLines high, and what is longer ends
// in "…" (copying gives all of it). Not a widget, so that it can be tested alone.
class LogRowPainter {
  public:
    static constexpr int kMostLines = 12;

    explicit LogRowPainter(UiContext& ui);

    void setTimeBase(domain::TimeBase base) { m_timeBase = base; }
    void setWraps(bool wraps) { m_wraps = wraps; }
    [[nodiscard]] bool wraps() const { return m_wraps; }

    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int textLeft() const;
    // Height of the entry's row in a view of this width.
    [[nodiscard]] int heightOf(const bridge::LogEntry& entry, int width) const;
    // Room the text takes on one line.
    [[nodiscard]] int textWidth(const bridge::LogEntry& entry) const;
    // `shift`: how far the text is scrolled to the side.
    void paint(QPainter& painter, const QRect& rect, const bridge::LogEntry& entry, int shift,
               const LogRowLook& look) const;

  private:
    [[nodiscard]] int lettersPerLine(int width, const QString& text) const;
    void paintNote(QPainter& painter, const QRect& rect, const bridge::LogEntry& entry) const;
    void paintHead(QPainter& painter, const QRect& rect, const bridge::LogEntry& entry) const;
    void paintLine(QPainter& painter, const QPointF& at, const bridge::DisplayText& text,
                   qsizetype from, qsizetype count, const bridge::LogEntry& entry) const;
    void paintMarks(QPainter& painter, const QRect& rect, const QString& line, int shift,
                    const LogRowLook& look) const;

    UiContext& m_ui;
    domain::TimeBase m_timeBase = domain::TimeBase::SimulationStart;
    bool m_wraps = false;
};

}  // namespace berth::ui
