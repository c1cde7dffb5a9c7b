// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and the mouse of a terminal.
#include <QApplication>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <utility>

#include "ui/terminal/terminal_keys.h"
#include "ui/terminal/terminal_view.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {
namespace {

using terminal::LineNumber;
using terminal::TextPoint;
using terminal::TextSpan;

constexpr int kWheelStep = 120;  // eighths of a degree, one notch
constexpr int kLinesPerNotch = 3;

int buttonOf(Qt::MouseButton button) {
    switch (button) {
        case Qt::LeftButton:
            return 1;
        case Qt::MiddleButton:
            return 2;
        case Qt::RightButton:
            return 3;
        default:
            return 0;
    }
}

}  // namespace

// ---- keys

bool TerminalView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        // Keys belong to the program, Ctrl+K and all; only F6, which leads out of here, does not.
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool leads = key->key() == Qt::Key_F6 ||
                           (key->modifiers().testFlag(Qt::ControlModifier) &&
                            (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab));
        if (!leads && m_acceptsInput) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

// Those that the terminal keeps for itself; the usual ones of terminals on Linux.
bool TerminalView::handleOwnKey(const QKeyEvent& event) {
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    const int page = verticalScrollBar()->pageStep();
    if (control) {
        switch (event.key()) {
            case Qt::Key_Plus:
            case Qt::Key_Equal:
                zoom(1);
                return true;
            case Qt::Key_Minus:
                zoom(-1);
                return true;
            case Qt::Key_0:
                zoom(0);
                return true;
            case Qt::Key_C:
                if (shift) copy();
                return shift;
            case Qt::Key_V:
                if (shift) askToPaste();
                return shift;
            case Qt::Key_A:
                if (shift) selectAll();
                return shift;
            case Qt::Key_F:
                if (shift) Q_EMIT searchAsked();
                return shift;
            default:
                return false;
        }
    }
    if (!shift) return false;
    const auto up = [this](LineNumber by) {
        setTop(m_top - std::min(by, m_top - m_surface.firstLine()));
    };
    switch (event.key()) {
        case Qt::Key_PageUp:
            up(static_cast<LineNumber>(page));
            return true;
        case Qt::Key_PageDown:
            setTop(m_top + static_cast<LineNumber>(page));
            return true;
        case Qt::Key_Home:
            setTop(m_surface.firstLine());
            return true;
        case Qt::Key_End:
            setTop(lastTop());
            return true;
        case Qt::Key_Insert:
            askToPaste();
            return true;
        default:
            return false;
    }
}

void TerminalView::keyPressEvent(QKeyEvent* event) {
    if (handleOwnKey(*event)) return;
    if (!m_acceptsInput || !sendKey(m_surface, *event)) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    clearSelection();
    if (!m_follows) setTop(lastTop());
}

// ---- mouse

// The cell at a place, or the gap between two that is nearest to it.
TextPoint TerminalView::pointAt(const QPoint& at, bool between) const {
    const terminal::SurfaceSize size = m_surface.size();
    const int width = m_painter.cellWidth();
    const int x = at.x() - kInset + (between ? width / 2 : 0);
    const int row = std::clamp((at.y() - kInset) / m_painter.cellHeight(), 0, size.rows - 1);
    const int column = std::clamp(x / width, 0, between ? size.columns : size.columns - 1);
    const LineNumber line = m_top + static_cast<LineNumber>(row);
    return {std::min(line, m_surface.endLine() - 1), column};
}

// Shift keeps the mouse to the terminal, as everywhere.
bool TerminalView::reportsMouse(Qt::KeyboardModifiers modifiers) const {
    return m_acceptsInput && m_follows && !modifiers.testFlag(Qt::ShiftModifier) &&
           m_surface.mouseReports() != terminal::MouseReports::None;
}

void TerminalView::reportMouse(const QMouseEvent& event, bool pressed) {
    const TextPoint point = pointAt(event.position().toPoint(), false);
    const int row = static_cast<int>(point.line - std::min(point.line, lastTop()));
    const int button = buttonOf(event.button());
    if (button == 0) return;
    m_pressed = pressed ? button : 0;
    m_surface.pressMouse(button, pressed, row, point.column, modifiersOf(event.modifiers()));
}

void TerminalView::beginSelection(TextPoint point, Unit unit) {
    TextSpan span{point, point};
    if (unit == Unit::Word) span = terminal::wordAt(m_surface, point);
    if (unit == Unit::Line) span = terminal::lineAt(m_surface, point);
    m_selection = Selection{span, span, unit};
    m_selecting = true;
    viewport()->update();
}

void TerminalView::extendSelection(TextPoint point) {
    if (!m_selection) return;
    TextSpan reach{point, point};
    if (m_selection->unit == Unit::Word) reach = terminal::wordAt(m_surface, point);
    if (m_selection->unit == Unit::Line) reach = terminal::lineAt(m_surface, point);
    m_selection->span = {std::min(m_selection->anchor.begin, reach.begin),
                         std::max(m_selection->anchor.end, reach.end)};
    viewport()->update();
}

void TerminalView::clearSelection() {
    if (!m_selection) return;
    m_selection.reset();
    viewport()->update();
}

void TerminalView::mousePressEvent(QMouseEvent* event) {
    if (reportsMouse(event->modifiers())) return reportMouse(*event, true);
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::MiddleButton) {
        // What was chosen last, where the desktop knows such a thing.
        const bool knows = QGuiApplication::clipboard()->supportsSelection();
        return askToPaste(knows ? QClipboard::Selection : QClipboard::Clipboard);
    }
    if (event->button() != Qt::LeftButton) return;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        if (const auto link = terminal::linkAt(m_surface, pointAt(at, false)))
            Q_EMIT linkAsked(QString::fromStdString(link->target));
        return;
    }
    if (event->modifiers().testFlag(Qt::ShiftModifier) && m_selection) {
        m_selecting = true;
        return extendSelection(pointAt(at, true));
    }
    m_clicks = m_clicks == 2 && m_doubleClick.isValid() &&
                       !m_doubleClick.hasExpired(QApplication::doubleClickInterval())
                   ? 3
                   : 1;
    if (m_clicks == 3) return beginSelection(pointAt(at, false), Unit::Line);
    beginSelection(pointAt(at, true), Unit::Character);
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (reportsMouse(event->modifiers())) return reportMouse(*event, true);
    if (event->button() != Qt::LeftButton) return;
    m_clicks = 2;
    m_doubleClick.start();
    beginSelection(pointAt(event->position().toPoint(), false), Unit::Word);
}

void TerminalView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (m_selecting && event->buttons().testFlag(Qt::LeftButton)) {
        // Beyond the edge the lines come to meet the mouse.
        if (at.y() < 0 && m_top > m_surface.firstLine()) setTop(m_top - 1);
        if (at.y() > viewport()->height()) setTop(m_top + 1);
        return extendSelection(pointAt(at, m_selection && m_selection->unit == Unit::Character));
    }
    if (m_pressed != 0 || reportsMouse(event->modifiers())) {
        const TextPoint point = pointAt(at, false);
        const int row = static_cast<int>(point.line - std::min(point.line, lastTop()));
        m_surface.moveMouse(row, point.column, modifiersOf(event->modifiers()));
    }
    hover(at, event->modifiers());
}

void TerminalView::mouseReleaseEvent(QMouseEvent* event) {
    if (m_pressed != 0) return reportMouse(*event, false);
    if (event->button() != Qt::LeftButton) return;
    m_selecting = false;
    if (m_selection && m_selection->span.isEmpty()) clearSelection();
    if (m_selection && QGuiApplication::clipboard()->supportsSelection())
        QGuiApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void TerminalView::hover(const QPoint& at, Qt::KeyboardModifiers modifiers) {
    auto link = terminal::linkAt(m_surface, pointAt(at, false));
    if (reportsMouse(modifiers)) link.reset();
    const bool same = link.has_value() == m_link.has_value() &&
                      (!link || (link->span == m_link->span && link->target == m_link->target));
    if (same) return;
    m_link = std::move(link);
    viewport()->setCursor(m_link ? Qt::PointingHandCursor : Qt::IBeamCursor);
    viewport()->setToolTip(plainToolTip(
        m_link ? tr("%1\nCtrl+click to open").arg(QString::fromStdString(m_link->target))
               : QString()));
    viewport()->update();
}

void TerminalView::wheelEvent(QWheelEvent* event) {
    m_wheel += event->angleDelta().y();
    const int notches = m_wheel / kWheelStep;
    m_wheel -= notches * kWheelStep;
    if (notches == 0) return;
    if (event->modifiers().testFlag(Qt::ControlModifier)) return zoom(notches > 0 ? 1 : -1);
    const TextPoint point = pointAt(event->position().toPoint(), false);
    if (reportsMouse(event->modifiers())) {
        const int row = static_cast<int>(point.line - std::min(point.line, lastTop()));
        for (int i = 0; i < std::abs(notches); ++i)
            m_surface.pressMouse(notches > 0 ? 4 : 5, true, row, point.column,
                                 modifiersOf(event->modifiers()));
        return;
    }
    const int lines = std::abs(notches) * kLinesPerNotch;
    if (m_surface.showsAlternate() && m_acceptsInput) {
        // Nothing to scroll here: less and man go by cursor keys.
        for (int i = 0; i < lines; ++i)
            m_surface.pressKey(notches > 0 ? terminal::Key::Up : terminal::Key::Down, {});
        return;
    }
    verticalScrollBar()->setValue(verticalScrollBar()->value() + (notches > 0 ? -lines : lines));
}

void TerminalView::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Mouse && reportsMouse(event->modifiers())) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto link = terminal::linkAt(m_surface, pointAt(event->pos(), false))) {
        const QString target = QString::fromStdString(link->target);
        menu->addAction(tr("Open link…"), this, [this, target] { Q_EMIT linkAsked(target); });
        menu->addSeparator();
    }
    menu->addAction(tr("Copy"), QKeySequence(QStringLiteral("Ctrl+Shift+C")), this,
                    &TerminalView::copy)
        ->setEnabled(m_selection.has_value());
    menu->addAction(tr("Paste"), QKeySequence(QStringLiteral("Ctrl+Shift+V")), this,
                    [this] { askToPaste(); })
        ->setEnabled(m_acceptsInput);
    menu->addAction(tr("Select all"), QKeySequence(QStringLiteral("Ctrl+Shift+A")), this,
                    &TerminalView::selectAll);
    menu->addAction(tr("Search…"), QKeySequence(QStringLiteral("Ctrl+Shift+F")), this,
                    &TerminalView::searchAsked);
    menu->popup(event->globalPos());
}

}  // namespace berth::ui
