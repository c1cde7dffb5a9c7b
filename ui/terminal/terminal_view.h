// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QClipboard>
#include <QElapsedTimer>
#include <QString>
#include <QTimer>
#include <optional>
#include <vector>

#include "models/terminal/selection.h"
#include "models/terminal/text_search.h"
#include "ui/support/ui_context.h"
#include "ui/terminal/cell_painter.h"
#include "ui/terminal/terminal_feed.h"

namespace berth::ui {

// The picture of a terminal, and what people do to it. Knows no session: bytes come by receive(),
// and leave by bytesToSend(). It asks nobody itself: what needs a person's word (a paste of several
// lines, a link, a program that wants to write to the clipboard) it hands out as a signal.
//
// While it follows, the newest line is in view. It is painted at most once a frame. GUI thread.
class TerminalView final : public QAbstractScrollArea {
    Q_OBJECT

  public:
    explicit TerminalView(UiContext& ui, QWidget* parent = nullptr);
    ~TerminalView() override;

    void receive(const QByteArray& bytes) { m_feed.take(bytes); }
    // For a new session: modes and screen as new; the lines stay, pushed out of the screen.
    void startAnew();
    // After the end of a session keys go nowhere.
    void setAcceptsInput(bool accepts);

    [[nodiscard]] const terminal::TerminalSurface& surface() const { return m_surface; }
    [[nodiscard]] const TerminalFeed& feed() const { return m_feed; }
    [[nodiscard]] QString title() const;
    // What is in view, for assistive tools and tests.
    [[nodiscard]] QString visibleText() const;
    // Places in visibleText(), in QChars.
    [[nodiscard]] int cursorOffset() const;
    [[nodiscard]] int offsetAt(const QPoint& at) const;
    [[nodiscard]] QRect cellOfOffset(int offset) const;
    [[nodiscard]] terminal::LineNumber topLine() const { return m_top; }

    [[nodiscard]] QString selectedText() const;
    void selectAll();
    void copy() const;
    // From the clipboard, or what was chosen last with the mouse anywhere; several lines, or ones
    // with control characters, are asked about.
    void askToPaste(QClipboard::Mode from = QClipboard::Clipboard);
    void paste(const QString& text);

    void zoom(int steps);  // 0: as at the beginning
    [[nodiscard]] double points() const { return m_painter.points(); }

    // An empty text ends the search.
    void search(const QString& text, bool caseSensitive);
    // To the hit after (1) or before (−1) the current one, around the ends.
    void stepHit(int by);
    [[nodiscard]] int hitCount() const { return static_cast<int>(m_hits.size()); }
    [[nodiscard]] int currentHit() const { return m_hit; }  // −1: none
    [[nodiscard]] bool foundTooMany() const { return m_search.foundTooMany(); }

    [[nodiscard]] QSize sizeHint() const override { return {640, 400}; }
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

  Q_SIGNALS:
    void bytesToSend(const QByteArray& bytes);
    void sizeChanged(int rows, int columns);
    void wantsMoreChanged(bool wantsMore);
    void titleChanged();
    void rang();
    void hitsChanged();
    void searchAsked();
    void pasteAsked(const QString& text);
    void linkAsked(const QString& target);
    // A program asks to put this on the clipboard.
    void clipboardAsked(const QString& text);

  protected:
    bool event(QEvent* event) override;
    // Tab is the program's, as long as there is one.
    bool focusNextPrevChild(bool next) override {
        return !m_acceptsInput && QAbstractScrollArea::focusNextPrevChild(next);
    }
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    static constexpr int kInset = 4;  // around the cells, pixels

    enum class Unit { Character, Word, Line };
    struct Selection {
        terminal::TextSpan anchor;  // what the first click chose
        terminal::TextSpan span;
        Unit unit = Unit::Character;
    };

    void retranslate();
    void fit();
    void refresh(bool everything);
    void settle();
    void setTop(terminal::LineNumber top);
    [[nodiscard]] terminal::LineNumber lastTop() const { return m_surface.screenTop(); }
    [[nodiscard]] std::vector<CellOverlay> overlaysOf(terminal::LineNumber line) const;
    [[nodiscard]] QRect cursorRect() const;
    [[nodiscard]] int offsetOf(int row, int column) const;
    void speak();

    [[nodiscard]] terminal::TextPoint pointAt(const QPoint& at, bool between) const;
    [[nodiscard]] bool reportsMouse(Qt::KeyboardModifiers modifiers) const;
    void reportMouse(const QMouseEvent& event, bool pressed);
    void beginSelection(terminal::TextPoint point, Unit unit);
    void extendSelection(terminal::TextPoint point);
    void clearSelection();
    bool handleOwnKey(const QKeyEvent& event);
    void hover(const QPoint& at, Qt::KeyboardModifiers modifiers);
    void continueSearch();
    void bringIntoView(terminal::LineNumber line);

    UiContext& m_ui;
    terminal::TerminalSurface m_surface;
    TerminalFeed m_feed;
    CellPainter m_painter;
    QTimer m_frame;  // at most one picture in so many milliseconds
    QTimer m_blink;
    QTimer m_searchTurn;
    QTimer m_searchAgain;
    bool m_cursorOn = true;
    QRect m_cursorRect;  // where it was painted last
    bool m_acceptsInput = true;
    bool m_settling = false;
    bool m_follows = true;
    bool m_rang = false;
    terminal::LineNumber m_top = 0;
    QString m_clipboard;  // what a program asked to write since the last turn
    std::string m_title;
    QString m_preedit;

    std::optional<Selection> m_selection;
    bool m_selecting = false;
    int m_clicks = 0;
    QElapsedTimer m_doubleClick;
    int m_wheel = 0;
    int m_pressed = 0;                     // the button that the program was told of
    std::optional<terminal::Link> m_link;  // under the mouse

    terminal::TextSearch m_search;
    QString m_wanted;
    bool m_caseSensitive = false;
    std::vector<terminal::TextSpan> m_hits;
    int m_hit = -1;
};

}  // namespace berth::ui
