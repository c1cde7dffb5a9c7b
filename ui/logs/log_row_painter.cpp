// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_row_painter.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPen>
#include <algorithm>
#include <array>

#include "ui/logs/log_note_text.h"
#include "ui/support/state_texts.h"
#include "ui/theme/type_scale.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

namespace {

constexpr int kPadding = 14;
constexpr int kGap = 10;
constexpr int kSwatch = 18;
constexpr int kBar = 2;

QFontMetrics metrics() {
    return QFontMetrics(fontFor(TextStyle::Mono));
}
int letterWidth() {
    return std::max(metrics().horizontalAdvance(QLatin1Char('0')), 1);
}
int timeWidth() {
    return metrics().horizontalAdvance(QStringLiteral("00:00:00.000")) + 2;
}
int severityWidth() {
    return 7 * letterWidth();
}
// East Asian letters (and what else may be wide) begin here.
bool isWide(QChar letter) {
    return letter.unicode() >= 0x1100;
}

// The terminal palette in the colours of the theme, so that any line is legible on its ground.
Token terminalToken(int index) {
    static constexpr std::array<Token, 8> kTokens = {Token::Ink3,   Token::Bad,  Token::Ok,
                                                     Token::Warn,   Token::Info, Token::Sim,
                                                     Token::Accent, Token::Ink};
    return kTokens[static_cast<std::size_t>(index % 8)];
}

Token severityInk(domain::Severity severity) {
    return severity <= domain::Severity::Info ? Token::Ink2 : visualOf(severity).color;
}

}  // namespace

LogRowPainter::LogRowPainter(UiContext& ui) : m_ui(ui) {}

int LogRowPainter::rowHeight() const {
    return std::max(lineHeight(TextStyle::Mono), metrics().height()) + 2;
}

int LogRowPainter::textLeft() const {
    return kPadding + timeWidth() + kGap + kSwatch + kGap + severityWidth() + kBar + kGap;
}

int LogRowPainter::lettersPerLine(int width, const QString& text) const {
    const int letters = std::max((width - textLeft() - kPadding) / letterWidth(), 8);
    // Letters of two columns: half as many fit, whatever the mixture.
    return std::any_of(text.begin(), text.end(), isWide) ? letters / 2 : letters;
}

int LogRowPainter::heightOf(const bridge::LogEntry& entry, int width) const {
    if (!m_wraps || entry.kind != bridge::LogEntry::Kind::Line) return rowHeight();
    const QString text = bridge::toDisplay(entry.text).text;
    const int perLine = lettersPerLine(width, text);
    const auto lines =
        static_cast<int>((std::max<qsizetype>(text.size(), 1) + perLine - 1) / perLine);
    return std::min(lines, kMostLines) * rowHeight();
}

int LogRowPainter::textWidth(const bridge::LogEntry& entry) const {
    if (entry.kind != bridge::LogEntry::Kind::Line) return 0;
    const QString text = bridge::toDisplay(entry.text).text;
    const auto wide = std::count_if(text.begin(), text.end(), isWide);
    return static_cast<int>(text.size() + wide) * letterWidth() + kPadding;
}

void LogRowPainter::paint(QPainter& painter, const QRect& rect, const bridge::LogEntry& entry,
                          int shift, const LogRowLook& look) const {
    if (look.selected) {
        painter.fillRect(rect, m_ui.color(Token::Selection));
    } else if (look.hit) {
        painter.fillRect(rect, m_ui.color(Token::Hover));
    }
    if (entry.kind != bridge::LogEntry::Kind::Line) {
        paintNote(painter, rect, entry);
    } else {
        paintHead(painter, rect, entry);
        const bridge::DisplayText text = bridge::toDisplay(entry.text, entry.runs);
        const int left = textLeft();
        painter.save();
        painter.setClipRect(rect.adjusted(left, 0, 0, 0));
        const qsizetype perLine = m_wraps ? lettersPerLine(rect.width(), text.text)
                                          : (rect.width() - left + shift) / letterWidth() + 2;
        const int lines = m_wraps ? std::max(rect.height() / rowHeight(), 1) : 1;
        for (int line = 0; line < lines; ++line) {
            const qsizetype from = line * perLine;
            const QRect place(left, rect.y() + line * rowHeight(), rect.width() - left,
                              rowHeight());
            if (!look.mark.isEmpty()) {
                paintMarks(painter, place, text.text.mid(from, perLine), shift, look);
            }
            const QFontMetrics font = metrics();
            const double base = place.y() + (place.height() - font.height()) / 2.0 + font.ascent();
            paintLine(painter, QPointF(left - shift, base), text, from, perLine, entry);
            if (m_wraps && line + 1 == kMostLines && from + perLine < text.text.size()) {
                painter.setPen(m_ui.color(Token::Warn));
                painter.drawText(place.adjusted(0, 0, -2, 0), Qt::AlignRight | Qt::AlignVCenter,
                                 QStringLiteral("…"));
            }
        }
        painter.restore();
    }
    if (!look.currentHit) return;
    painter.setPen(QPen(m_ui.color(Token::Accent), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

void LogRowPainter::paintNote(QPainter& painter, const QRect& rect,
                              const bridge::LogEntry& entry) const {
    struct Look {
        Icon icon;
        Token color;
    };
    const Look look = entry.kind == bridge::LogEntry::Kind::Missing ? Look{Icon::Warn, Token::Warn}
                      : entry.kind == bridge::LogEntry::Kind::NodeReplaced
                          ? Look{Icon::Nodes, Token::Info}
                          : Look{Icon::Connections, Token::Ok};
    painter.fillRect(rect, m_ui.color(Token::Surf2));
    const QColor color = m_ui.color(look.color);
    const int size = 13;
    m_ui.icons().paint(painter,
                       QRectF(kPadding, rect.y() + (rect.height() - size) / 2.0, size, size),
                       look.icon, color);
    const QFont font = fontFor(TextStyle::Second);
    const QFontMetrics words(font);
    const int left = kPadding + size + 8;
    const int room = rect.width() - left - kPadding;
    const QString text = words.elidedText(logNoteText(entry, m_ui.format()), Qt::ElideRight, room);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QRect(left, rect.y(), room, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    const int from = left + words.horizontalAdvance(text) + 8;
    if (from > rect.width() - kPadding) return;
    painter.setPen(QPen(m_ui.color(Token::Line2), 1, Qt::DashLine));
    painter.drawLine(from, rect.center().y(), rect.width() - kPadding, rect.center().y());
}

void LogRowPainter::paintHead(QPainter& painter, const QRect& rect,
                              const bridge::LogEntry& entry) const {
    const QRect line(rect.x(), rect.y(), rect.width(), rowHeight());
    const auto flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine;
    painter.setFont(fontFor(TextStyle::Mono));
    painter.setPen(m_ui.color(Token::Ink2));
    int x = kPadding;
    painter.drawText(QRect(x, line.y(), timeWidth(), line.height()), flags,
                     m_ui.format().clock(entry.at, m_timeBase, true));
    x += timeWidth() + kGap;
    paintNodeNumber(painter, QRect(x, line.y() + (line.height() - 16) / 2, kSwatch, 16), m_ui,
                    entry.ordinal);
    x += kSwatch + kGap;
    painter.setFont(fontFor(TextStyle::Mono));
    painter.setPen(m_ui.color(severityInk(entry.severity)));
    painter.drawText(QRect(x, line.y(), severityWidth(), line.height()), flags,
                     metrics().elidedText(severityText(entry.severity).toLower(), Qt::ElideRight,
                                          severityWidth() - 2));
    x += severityWidth();
    painter.fillRect(QRect(x, rect.y(), kBar, rect.height()),
                     nodeColor(m_ui.theme(), entry.ordinal));
}

void LogRowPainter::paintLine(QPainter& painter, const QPointF& at, const bridge::DisplayText& text,
                              qsizetype from, qsizetype count,
                              const bridge::LogEntry& entry) const {
    const qsizetype end = std::min(from + count, text.text.size());
    const Token plain = entry.severity >= domain::Severity::Error ? Token::Bad : Token::Ink;
    QPointF pen = at;
    std::size_t run = 0;
    qsizetype start = 0;
    // The stretch before the first run and then one stretch a run.
    while (start < end) {
        const bool styled = run > 0;
        const qsizetype next =
            run < text.runs.size() ? static_cast<qsizetype>(text.runs[run].from) : text.text.size();
        const qsizetype a = std::max(start, from);
        const qsizetype b = std::min(next, end);
        if (a < b) {
            const bridge::TextStyle style = styled ? text.runs[run - 1].style : bridge::TextStyle{};
            const QFont font = fontFor(style.bold ? TextStyle::MonoStrong : TextStyle::Mono);
            const QString stretch = text.text.mid(a, b - a);
            painter.setFont(font);
            painter.setPen(
                m_ui.color(style.foreground < 0 ? plain : terminalToken(style.foreground)));
            painter.drawText(pen, stretch);
            pen.rx() += QFontMetricsF(font).horizontalAdvance(stretch);
        }
        start = std::max(start, next);
        if (run >= text.runs.size()) break;
        ++run;
    }
}

void LogRowPainter::paintMarks(QPainter& painter, const QRect& rect, const QString& line, int shift,
                               const LogRowLook& look) const {
    const QFontMetrics font = metrics();
    for (qsizetype at = line.indexOf(look.mark, 0, look.markCase); at >= 0;
         at = line.indexOf(look.mark, at + look.mark.size(), look.markCase)) {
        const int left = rect.x() - shift + font.horizontalAdvance(line.left(at));
        const int wide = font.horizontalAdvance(line.mid(at, look.mark.size()));
        painter.fillRect(QRect(left, rect.y() + 1, wide, rect.height() - 2),
                         m_ui.color(Token::WarnTint));
    }
}

}  // namespace berth::ui
