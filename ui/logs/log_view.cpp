// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_view.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStringList>
#include <algorithm>

#include "ui/logs/log_export.h"

namespace berth::ui {

LogView::LogView(UiContext& ui, QWidget* parent)
    : QAbstractScrollArea(parent), m_ui(ui), m_painter(ui) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(96);
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::ArrowCursor);
    connect(&m_ui, &UiContext::changed, this, [this] {
        settle();
        viewport()->update();
    });
}

void LogView::setModel(items::LogModel* model, bridge::LogSearch* search) {
    if (m_model) m_model->disconnect(this);
    if (m_search) m_search->disconnect(this);
    m_model = model;
    m_search = search;
    m_top = 0;
    m_widest = 0;
    m_choice.reset();
    m_hit.reset();
    if (m_model) {
        connect(
            m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { inserted(first, last - first + 1); });
        connect(m_model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex&, int first, int last) { removed(last - first + 1); });
        connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
            m_topSerial.reset();
            if (m_top < rows()) m_topSerial = m_model->serialAt(m_top);
        });
        connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
            m_top = m_topSerial ? m_model->rowFrom(*m_topSerial) : 0;
            m_choice.reset();
            settle();
        });
    }
    if (m_search) connect(m_search, &bridge::LogSearch::changed, this, &LogView::searched);
    settle();
}

void LogView::setTimeBase(domain::TimeBase base) {
    m_timeBase = base;
    m_painter.setTimeBase(base);
}

int LogView::rows() const {
    return m_model ? m_model->rowCount() : 0;
}

void LogView::setFollows(bool follows) {
    const bool changed = follows != m_follows;
    m_follows = follows;
    if (follows) settle();
    if (changed) Q_EMIT followsChanged(follows);
}

void LogView::setWraps(bool wraps) {
    m_painter.setWraps(wraps);
    settle();
}

int LogView::lastTop() const {
    int room = viewport()->height();
    int row = rows();
    while (row > 0) {
        room -= m_painter.heightOf(m_model->entryAt(row - 1), viewport()->width());
        if (room < 0) break;
        --row;
    }
    // A single row higher than the view is shown from its beginning.
    return std::min(row, std::max(rows() - 1, 0));
}

int LogView::lastFullRow() const {
    int room = viewport()->height();
    int row = m_top;
    while (row < rows()) {
        room -= m_painter.heightOf(m_model->entryAt(row), viewport()->width());
        if (room < 0) break;
        ++row;
    }
    return row - 1;
}

// Brings the scroll bars in line with the rows; the one place that sets them.
void LogView::settle() {
    const QScopedValueRollback guard(m_settling, true);
    const int end = lastTop();
    m_top = m_follows ? end : std::clamp(m_top, 0, std::max(rows() - 1, 0));
    // Held at a row of the last screenful, the view may end in blank space rather than move it.
    verticalScrollBar()->setRange(0, std::max(end, m_top));
    verticalScrollBar()->setPageStep(std::max(viewport()->height() / m_painter.rowHeight() - 1, 1));
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setValue(m_top);
    const int room = viewport()->width() - m_painter.textLeft();
    if (m_painter.wraps()) m_widest = 0;
    for (int row = m_top; !m_painter.wraps() && row <= std::min(lastFullRow() + 1, rows() - 1);
         ++row) {
        m_widest = std::max(m_widest, m_painter.textWidth(m_model->entryAt(row)));
    }
    horizontalScrollBar()->setRange(0, std::max(m_widest - room, 0));
    horizontalScrollBar()->setPageStep(std::max(room, 1));
    horizontalScrollBar()->setSingleStep(40);
    viewport()->update();
}

void LogView::inserted(int first, int count) {
    const bool had = rows() > count;
    if (had && first <= m_top) m_top += count;
    if (m_choice) {
        if (first <= m_choice->anchor) m_choice->anchor += count;
        if (first <= m_choice->end) m_choice->end += count;
    }
    settle();
}

void LogView::removed(int count) {
    m_top = std::max(m_top - count, 0);
    if (m_choice) {
        m_choice->anchor -= count;
        m_choice->end -= count;
        if (std::max(m_choice->anchor, m_choice->end) < 0) {
            m_choice.reset();
        } else {
            m_choice->anchor = std::max(m_choice->anchor, 0);
            m_choice->end = std::max(m_choice->end, 0);
        }
    }
    settle();
}

void LogView::scrollContentsBy(int /*dx*/, int /*dy*/) {
    if (!m_settling && verticalScrollBar()->value() != m_top) {
        m_top = verticalScrollBar()->value();
        setFollows(m_top >= lastTop());
        settle();
    }
    viewport()->update();
}

void LogView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    settle();
}

void LogView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    // As dark as a terminal in dark themes only: the inks are those of the theme.
    painter.fillRect(event->rect(),
                     m_ui.color(m_ui.theme().isDark() ? Token::Terminal : Token::Surf));
    LogRowLook look;
    const bool searching = m_search && !m_search->query().text.isEmpty();
    if (searching && !m_search->query().regex) {
        look.mark = m_search->query().text;
        look.markCase = m_search->query().caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    }
    int y = 0;
    for (int row = m_top; row < rows() && y < viewport()->height(); ++row) {
        const bridge::LogEntry& entry = m_model->entryAt(row);
        const QRect rect(0, y, viewport()->width(), m_painter.heightOf(entry, viewport()->width()));
        y += rect.height();
        if (!rect.intersects(event->rect())) continue;
        const std::uint64_t serial = m_model->serialAt(row);
        look.selected = isChosen(row);
        look.hit = searching && m_search->isHit(serial);
        look.currentHit = look.hit && m_hit == serial;
        m_painter.paint(painter, rect, entry, horizontalScrollBar()->value(), look);
    }
    if (!hasFocus()) return;
    const int width = m_ui.theme().focusWidth();
    const qreal inset = width / 2.0;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_ui.color(Token::Accent), width));
    painter.drawRect(QRectF(viewport()->rect()).adjusted(inset, inset, -inset, -inset));
}

void LogView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

int LogView::rowAt(int y) const {
    int bottom = 0;
    for (int row = m_top; row < rows(); ++row) {
        bottom += m_painter.heightOf(m_model->entryAt(row), viewport()->width());
        if (y < bottom) return row;
    }
    return -1;
}

bool LogView::isChosen(int row) const {
    if (!m_choice) return false;
    const auto [from, to] = std::minmax(m_choice->anchor, m_choice->end);
    return row >= from && row <= to;
}

void LogView::moveTo(int row, bool extend) {
    if (rows() == 0) return;
    row = std::clamp(row, 0, rows() - 1);
    m_choice = Choice{extend && m_choice ? m_choice->anchor : row, row};
    bringIntoView(row);
    setAccessibleDescription(logLineText(m_model->entryAt(row), m_timeBase, m_ui.format()));
    viewport()->update();
}

void LogView::bringIntoView(int row) {
    if (row < m_top) {
        verticalScrollBar()->setValue(row);
    } else {
        while (row > lastFullRow() && m_top < std::min(row, lastTop()))
            verticalScrollBar()->setValue(m_top + 1);
    }
}

void LogView::showHit(std::uint64_t serial) {
    if (!m_model || rows() == 0) return;
    m_hit = serial;
    const int row = std::min(m_model->rowFrom(serial), rows() - 1);
    setFollows(false);
    if (row < m_top || row > lastFullRow()) {
        const int page = std::max(viewport()->height() / m_painter.rowHeight(), 1);
        m_top = std::clamp(row - page / 3, 0, std::max(lastTop(), 0));
        settle();
    }
    viewport()->update();
}

void LogView::searched() {
    if (m_hit && !m_search->isHit(*m_hit)) m_hit.reset();
    viewport()->update();
}

QString LogView::chosenText() const {
    if (!m_choice || !m_model) return {};
    const auto [from, to] = std::minmax(m_choice->anchor, m_choice->end);
    QStringList lines;
    for (int row = from; row <= std::min(to, rows() - 1); ++row)
        lines.append(logLineText(m_model->entryAt(row), m_timeBase, m_ui.format()));
    return lines.join(QLatin1Char('\n'));
}

void LogView::chooseAll() {
    if (rows() == 0) return;
    m_choice = Choice{0, rows() - 1};
    viewport()->update();
}

void LogView::copy() const {
    const QString text = chosenText();
    if (!text.isEmpty()) QGuiApplication::clipboard()->setText(text);
}

void LogView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return copy();
    if (event->matches(QKeySequence::SelectAll)) return chooseAll();
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    QScrollBar* bar = verticalScrollBar();
    switch (event->key()) {
        case Qt::Key_Up:
            return moveTo(m_choice ? m_choice->end - 1 : lastFullRow(), extend);
        case Qt::Key_Down:
            return moveTo(m_choice ? m_choice->end + 1 : m_top, extend);
        case Qt::Key_PageUp:
            return bar->setValue(m_top - bar->pageStep());
        case Qt::Key_PageDown:
            return bar->setValue(m_top + bar->pageStep());
        case Qt::Key_Home:
            return bar->setValue(0);
        case Qt::Key_End:
            return setFollows(true);
        case Qt::Key_Escape:
            if (!m_choice) break;
            m_choice.reset();
            return viewport()->update();
        default:
            break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LogView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const int row = rowAt(event->position().toPoint().y());
    if (row < 0) {
        m_choice.reset();
        viewport()->update();
        return;
    }
    moveTo(row, event->modifiers().testFlag(Qt::ShiftModifier));
}

void LogView::mouseMoveEvent(QMouseEvent* event) {
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_choice) return;
    const int y = event->position().toPoint().y();
    const int row = rowAt(y);
    moveTo(row >= 0 ? row : y < 0 ? m_top - 1 : rows() - 1, true);
}

void LogView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copying = menu->addAction(tr("Copy"), this, &LogView::copy);
    copying->setEnabled(m_choice.has_value());
    menu->addAction(tr("Select all"), this, &LogView::chooseAll);
    menu->popup(event->globalPos());
}

}  // namespace berth::ui
