// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_view.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPen>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyleHints>
#include <algorithm>
#include <chrono>
#include <utility>

#include "ui/terminal/terminal_access.h"
#include "ui/terminal/terminal_keys.h"

namespace berth::ui {
namespace {

using terminal::LineNumber;
using terminal::TextPoint;
using terminal::TextSpan;

constexpr std::chrono::milliseconds kFrame{16};
constexpr std::chrono::milliseconds kSearchAgain{400};
constexpr std::size_t kSearchedRows = 2'000;  // in one turn

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

}  // namespace

TerminalView::TerminalView(UiContext& ui, QWidget* parent)
    : QAbstractScrollArea(parent),
      m_ui(ui),
      m_surface({}, {},
                {[this](std::string_view bytes) {
                     if (m_acceptsInput) {
                         Q_EMIT bytesToSend(
                             QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
                     }
                 },
                 [this](const std::string& text) { m_clipboard = QString::fromStdString(text); },
                 [this] { m_rang = true; }}),
      m_feed(m_surface, this),
      m_painter(ui.theme()) {
    installTerminalAccess();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setMinimumSize(160, 80);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    m_frame.setSingleShot(true);
    m_frame.setInterval(kFrame);
    connect(&m_frame, &QTimer::timeout, this, [this] { refresh(false); });
    connect(&m_feed, &TerminalFeed::fed, this, [this] {
        if (!m_frame.isActive()) m_frame.start();
    });
    connect(&m_feed, &TerminalFeed::wantsMoreChanged, this, &TerminalView::wantsMoreChanged);
    connect(&m_blink, &QTimer::timeout, this, [this] {
        m_cursorOn = !m_cursorOn;
        viewport()->update(cursorRect());
    });
    connect(&m_searchTurn, &QTimer::timeout, this, &TerminalView::continueSearch);
    m_searchAgain.setSingleShot(true);
    m_searchAgain.setInterval(kSearchAgain);
    connect(&m_searchAgain, &QTimer::timeout, this, [this] {
        if (m_wanted.isEmpty()) return;
        m_search.start(m_surface, m_wanted.toStdString(), m_caseSensitive);
        m_searchTurn.start(0);
    });
    connect(&m_ui, &UiContext::changed, this, [this] {
        m_painter.setTheme(m_ui.theme());
        viewport()->update();
    });
    retranslate();
}

TerminalView::~TerminalView() = default;

void TerminalView::retranslate() {
    setAccessibleName(tr("Terminal"));
}

void TerminalView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void TerminalView::startAnew() {
    m_feed.clear();
    // Whatever was begun is given up, and a program that filled the screen is gone.
    m_surface.feed("\x18\x1b[?1049l\x1b[r");
    // What stands on the screen scrolls out: the new session begins below it.
    const LineNumber top = m_surface.screenTop();
    LineNumber filled = m_surface.endLine();
    std::string text;
    while (filled > top && text.empty())
        m_surface.appendText(--filled, text);
    const auto rows = static_cast<std::size_t>(filled - top) + (text.empty() ? 0 : 1);
    m_surface.feed("\x1b[9999;1H" + std::string(rows, '\n'));
    m_surface.reset(false);
    m_follows = true;
    refresh(true);
}

void TerminalView::setAcceptsInput(bool accepts) {
    m_acceptsInput = accepts;
    viewport()->update();
}

QString TerminalView::title() const {
    return QString::fromStdString(m_surface.title());
}

QString TerminalView::visibleText() const {
    std::string text;
    const int rows = m_surface.size().rows;
    for (int row = 0; row < rows; ++row) {
        if (row > 0) text.push_back('\n');
        const LineNumber line = m_top + static_cast<LineNumber>(row);
        if (line >= m_surface.firstLine() && line < m_surface.endLine())
            m_surface.appendText(line, text);
    }
    return QString::fromStdString(text);
}

// ---- size and scrolling

void TerminalView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    fit();
}

void TerminalView::fit() {
    const terminal::SurfaceSize before = m_surface.size();
    m_surface.resize({(viewport()->height() - 2 * kInset) / m_painter.cellHeight(),
                      (viewport()->width() - 2 * kInset) / m_painter.cellWidth()});
    const terminal::SurfaceSize now = m_surface.size();
    refresh(true);
    if (!(before == now)) Q_EMIT sizeChanged(now.rows, now.columns);
}

void TerminalView::zoom(int steps) {
    m_painter.setPoints(steps == 0 ? CellPainter::kUsualPoints : m_painter.points() + steps);
    fit();
}

void TerminalView::settle() {
    const QScopedValueRollback guard(m_settling, true);
    const LineNumber first = m_surface.firstLine();
    m_top = m_follows ? lastTop() : std::clamp(m_top, first, lastTop());
    QScrollBar* const bar = verticalScrollBar();
    bar->setRange(0, static_cast<int>(lastTop() - first));
    bar->setPageStep(std::max(m_surface.size().rows - 1, 1));
    bar->setSingleStep(3);
    bar->setValue(static_cast<int>(m_top - first));
}

void TerminalView::setTop(LineNumber top) {
    m_top = std::clamp(top, m_surface.firstLine(), lastTop());
    m_follows = m_top == lastTop();
    settle();
    viewport()->update();
}

void TerminalView::scrollContentsBy(int /*dx*/, int /*dy*/) {
    if (m_settling) return;
    setTop(m_surface.firstLine() + static_cast<LineNumber>(verticalScrollBar()->value()));
}

void TerminalView::bringIntoView(LineNumber line) {
    const auto rows = static_cast<LineNumber>(m_surface.size().rows);
    if (line >= m_top && line < m_top + rows) return;
    setTop(line > m_surface.firstLine() + rows / 3 ? line - rows / 3 : m_surface.firstLine());
}

// What the surface has become since the last picture.
void TerminalView::refresh(bool everything) {
    const terminal::SurfaceDamage damage = m_surface.takeDamage();
    const LineNumber top = m_top;
    settle();
    if (everything || damage.lines || m_top != top) {
        viewport()->update();
    } else if (damage.any()) {
        const int height = m_painter.cellHeight();
        const int offset = static_cast<int>(lastTop() - m_top);
        viewport()->update(0, kInset + (damage.firstRow + offset) * height, viewport()->width(),
                           (damage.endRow - damage.firstRow) * height);
        viewport()->update(m_cursorRect);
        viewport()->update(cursorRect());
    }
    m_cursorRect = cursorRect();
    if (damage.any() && hasFocus()) {
        m_cursorOn = true;
        updateMicroFocus();
        speak();
    }
    if (m_selection && m_selection->span.end.line < m_surface.firstLine()) m_selection.reset();
    if (damage.any() && !m_wanted.isEmpty() && !m_searchAgain.isActive()) m_searchAgain.start();
    if (std::exchange(m_rang, false)) Q_EMIT rang();
    if (m_title != m_surface.title()) {
        m_title = m_surface.title();
        Q_EMIT titleChanged();
    }
    const QString clipboard = std::exchange(m_clipboard, {});
    if (!clipboard.isEmpty()) Q_EMIT clipboardAsked(clipboard);
}

// The line of the cursor, to assistive tools.
void TerminalView::speak() {
    std::string text;
    const terminal::SurfaceCursor cursor = m_surface.cursor();
    m_surface.appendText(m_surface.screenTop() + static_cast<LineNumber>(cursor.row), text);
    setAccessibleDescription(QString::fromStdString(text));
    if (!QAccessible::isActive()) return;
    QAccessibleTextCursorEvent moved(this, cursorOffset());
    QAccessible::updateAccessibility(&moved);
}

// ---- painting

std::vector<CellOverlay> TerminalView::overlaysOf(LineNumber line) const {
    std::vector<CellOverlay> overlays;
    const int columns = m_surface.size().columns;
    const auto add = [&](const TextSpan& span, CellOverlay::Kind kind) {
        if (line < span.begin.line || line > span.end.line) return;
        const int from = line == span.begin.line ? span.begin.column : 0;
        const int to = line == span.end.line ? span.end.column : columns;
        if (from < to) overlays.push_back({from, to, kind});
    };
    if (m_link) add(m_link->span, CellOverlay::Kind::Link);
    const auto begin = std::lower_bound(
        m_hits.begin(), m_hits.end(), line,
        [](const TextSpan& hit, LineNumber wanted) { return hit.end.line < wanted; });
    for (auto hit = begin; hit != m_hits.end() && hit->begin.line <= line; ++hit) {
        const bool current = hit - m_hits.begin() == m_hit;
        add(*hit, current ? CellOverlay::Kind::CurrentHit : CellOverlay::Kind::Hit);
    }
    if (m_selection) add(m_selection->span, CellOverlay::Kind::Selection);
    return overlays;
}

QRect TerminalView::cursorRect() const {
    const terminal::SurfaceCursor cursor = m_surface.cursor();
    const int row = cursor.row + static_cast<int>(lastTop() - m_top);
    return {kInset + cursor.column * m_painter.cellWidth(), kInset + row * m_painter.cellHeight(),
            2 * m_painter.cellWidth(), m_painter.cellHeight()};
}

void TerminalView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_painter.palette().ground());
    const terminal::SurfaceSize size = m_surface.size();
    const terminal::SurfaceCursor cursor = m_surface.cursor();
    const LineNumber cursorLine = lastTop() + static_cast<LineNumber>(cursor.row);
    const int height = m_painter.cellHeight();
    terminal::Row row;
    for (int i = 0; i < size.rows; ++i) {
        const LineNumber line = m_top + static_cast<LineNumber>(i);
        if (line >= m_surface.endLine()) break;
        const QRect place(0, kInset + i * height, viewport()->width(), height);
        if (!place.intersects(event->rect())) continue;
        m_surface.readLine(line, row);
        m_painter.paintRow(painter, kInset, place.y(), size.columns, row, overlaysOf(line),
                           m_surface.isReversed());
        if (line != cursorLine || !m_acceptsInput) continue;
        const bool focused = hasFocus();
        if (!m_preedit.isEmpty()) {
            m_painter.paintPreedit(painter, cursorRect().x(), place.y(), m_preedit);
        } else if (cursor.visible && (m_cursorOn || !focused || !cursor.blinks)) {
            m_painter.paintCursor(painter, kInset, place.y(), row, cursor, focused);
        }
    }
    if (!hasFocus()) return;
    const int width = m_ui.theme().focusWidth();
    const qreal inset = width / 2.0;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_painter.palette().focus(), width));
    painter.drawRect(QRectF(viewport()->rect()).adjusted(inset, inset, -inset, -inset));
}

void TerminalView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    m_surface.setFocused(true);
    m_cursorOn = true;
    const int flash = QGuiApplication::styleHints()->cursorFlashTime();
    if (flash > 0) m_blink.start(flash / 2);
    speak();
    viewport()->update();
}

void TerminalView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    m_surface.setFocused(false);
    m_blink.stop();
    m_preedit.clear();
    viewport()->update();
}

// ---- text in and out

QString TerminalView::selectedText() const {
    return m_selection ? QString::fromStdString(terminal::textOf(m_surface, m_selection->span))
                       : QString();
}

void TerminalView::selectAll() {
    const TextSpan all{{m_surface.firstLine(), 0},
                       {m_surface.endLine() - 1, m_surface.size().columns}};
    m_selection = Selection{all, all, Unit::Character};
    viewport()->update();
}

void TerminalView::copy() const {
    const QString text = selectedText();
    if (!text.isEmpty()) QGuiApplication::clipboard()->setText(text);
}

void TerminalView::askToPaste(QClipboard::Mode from) {
    const QString text = QGuiApplication::clipboard()->text(from);
    if (text.isEmpty() || !m_acceptsInput) return;
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format;
    });
    if (plain) {
        paste(text);
    } else {
        Q_EMIT pasteAsked(text);
    }
}

void TerminalView::paste(const QString& text) {
    m_surface.paste(viewOf(text.toUtf8()));
    setTop(lastTop());
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const {
    switch (query) {
        case Qt::ImEnabled:
            return m_acceptsInput;
        case Qt::ImCursorRectangle:
            return cursorRect();
        case Qt::ImFont:
            return m_painter.font();
        case Qt::ImHints:
            return static_cast<int>(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
        default:
            return QAbstractScrollArea::inputMethodQuery(query);
    }
}

void TerminalView::inputMethodEvent(QInputMethodEvent* event) {
    m_preedit = event->preeditString();
    if (!event->commitString().isEmpty()) {
        m_surface.type(viewOf(event->commitString().toUtf8()));
        setTop(lastTop());
    }
    viewport()->update();
    event->accept();
}

// ---- search

void TerminalView::search(const QString& text, bool caseSensitive) {
    m_wanted = text;
    m_caseSensitive = caseSensitive;
    m_hit = -1;
    m_hits.clear();
    m_search.start(m_surface, text.toStdString(), caseSensitive);
    m_searchTurn.start(0);
    viewport()->update();
}

void TerminalView::continueSearch() {
    if (!m_search.advance(m_surface, kSearchedRows)) return;
    m_searchTurn.stop();
    const std::optional<TextSpan> current =
        m_hit >= 0 ? std::optional(m_hits[static_cast<std::size_t>(m_hit)]) : std::nullopt;
    m_hits = m_search.hits();
    m_hit = -1;
    if (current) {
        const auto same = std::find(m_hits.begin(), m_hits.end(), *current);
        if (same != m_hits.end()) m_hit = static_cast<int>(same - m_hits.begin());
    }
    viewport()->update();
    Q_EMIT hitsChanged();
}

void TerminalView::stepHit(int by) {
    const int count = hitCount();
    if (count == 0) return;
    if (m_hit < 0) {
        // From what is in view, upwards to older ones first: that is where a person looks back to.
        const auto end = m_top + static_cast<LineNumber>(m_surface.size().rows);
        const auto behind = std::lower_bound(
            m_hits.begin(), m_hits.end(), by > 0 ? m_top : end,
            [](const TextSpan& hit, LineNumber wanted) { return hit.begin.line < wanted; });
        m_hit = static_cast<int>(behind - m_hits.begin()) - (by > 0 ? 0 : 1);
    } else {
        m_hit += by;
    }
    m_hit = (m_hit % count + count) % count;
    bringIntoView(m_hits[static_cast<std::size_t>(m_hit)].begin.line);
    viewport()->update();
    Q_EMIT hitsChanged();
}

}  // namespace berth::ui
