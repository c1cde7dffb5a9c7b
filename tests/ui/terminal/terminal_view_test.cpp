// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/terminal_view.h"

#include <gtest/gtest.h>

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "tests/support/event_loop.h"

namespace berth::ui {
namespace {

struct ShownTerminal {
    ShownTerminal() {
        QObject::connect(&view, &TerminalView::bytesToSend,
                         [this](const QByteArray& bytes) { sent += bytes; });
        view.resize(600, 300);
        view.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
    }
    void show(const QByteArray& bytes) {
        view.receive(bytes);
        EXPECT_TRUE(support::runUntil([this] { return view.feed().waiting() == 0; }));
        EXPECT_TRUE(support::runUntil([this, count = frames] { return frames > count; }));
    }
    // Fills more than the screen.
    void showLines(int count) {
        QByteArray lines;
        for (int i = 0; i < count; ++i)
            lines += "line " + QByteArray::number(i) + "\r\n";
        show(lines);
    }
    // The middle of a cell.
    [[nodiscard]] QPoint cell(int row, int column) const {
        const CellPainter measure(ui.theme());
        return {4 + column * measure.cellWidth() + measure.cellWidth() / 4,
                4 + row * measure.cellHeight() + measure.cellHeight() / 2};
    }
    QByteArray taken() { return std::exchange(sent, {}); }

    class Frames final : public QObject {
      public:
        explicit Frames(int& count) : m_count(count) {}
        bool eventFilter(QObject* /*watched*/, QEvent* event) override {
            if (event->type() == QEvent::Paint) ++m_count;
            return false;
        }

      private:
        int& m_count;
    };

    UiContext ui{ThemeChoice::Light, LanguageCode::English};
    TerminalView view{ui};
    QByteArray sent;
    int frames = 0;
    Frames counter{frames};
};

struct PaintedTerminal : ShownTerminal {
    PaintedTerminal() { view.viewport()->installEventFilter(&counter); }
};

TEST(TerminalView, ShowsWhatArrives) {
    PaintedTerminal terminal;
    terminal.show("hello \xe4\xb8\xad\xe6\x96\x87\r\n$ ");
    EXPECT_EQ(terminal.view.visibleText().trimmed(), QStringLiteral("hello 中文\n$"));
    EXPECT_EQ(terminal.view.accessibleName(), QStringLiteral("Terminal"));
    EXPECT_EQ(terminal.view.accessibleDescription(), QStringLiteral("$"));
}

TEST(TerminalView, PaintsAFloodInFewPictures) {
    PaintedTerminal terminal;
    for (int i = 0; i < 500; ++i)
        terminal.view.receive("a line\r\n");
    terminal.show("end");
    EXPECT_LT(terminal.frames, 250);
    EXPECT_TRUE(terminal.view.visibleText().trimmed().endsWith(QStringLiteral("end")));
}

TEST(TerminalView, SendsKeysToTheProgramEvenThoseThatTheWindowWouldTake) {
    PaintedTerminal terminal;
    QTest::keyClicks(&terminal.view, QStringLiteral("ls"));
    QTest::keyClick(&terminal.view, Qt::Key_Return);
    QTest::keyClick(&terminal.view, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(&terminal.view, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&terminal.view, Qt::Key_Tab);
    QTest::keyClick(&terminal.view, Qt::Key_Up);
    QTest::keyClick(&terminal.view, Qt::Key_B, Qt::AltModifier);
    EXPECT_EQ(terminal.taken(), QByteArray("ls\r\x0b\x03\t\x1b[A\x1b"
                                           "b"));
    QKeyEvent palette(QEvent::ShortcutOverride, Qt::Key_K, Qt::ControlModifier);
    palette.ignore();
    QApplication::sendEvent(&terminal.view, &palette);
    EXPECT_TRUE(palette.isAccepted());
    QKeyEvent leave(QEvent::ShortcutOverride, Qt::Key_F6, Qt::NoModifier);
    leave.ignore();
    QApplication::sendEvent(&terminal.view, &leave);
    EXPECT_FALSE(leave.isAccepted());
}

TEST(TerminalView, SendsNothingOnceItsSessionIsOver) {
    PaintedTerminal terminal;
    terminal.view.setAcceptsInput(false);
    QTest::keyClicks(&terminal.view, QStringLiteral("ls"));
    terminal.show("\x1b[5n");
    terminal.view.paste(QStringLiteral("x"));
    EXPECT_EQ(terminal.taken(), QByteArray());
}

TEST(TerminalView, TakesTextFromInputMethods) {
    PaintedTerminal terminal;
    QInputMethodEvent composing(QStringLiteral("zhong"), {});
    QApplication::sendEvent(&terminal.view, &composing);
    EXPECT_EQ(terminal.taken(), QByteArray());
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("中"));
    QApplication::sendEvent(&terminal.view, &done);
    EXPECT_EQ(terminal.taken(), QByteArray("\xe4\xb8\xad"));
    EXPECT_TRUE(terminal.view.inputMethodQuery(Qt::ImEnabled).toBool());
    EXPECT_TRUE(terminal.view.viewport()->rect().contains(
        terminal.view.inputMethodQuery(Qt::ImCursorRectangle).toRect()));
}

TEST(TerminalView, PastesOneLineAtOnceAndAsksAboutMore) {
    PaintedTerminal terminal;
    QSignalSpy asked(&terminal.view, &TerminalView::pasteAsked);
    QApplication::clipboard()->setText(QStringLiteral("echo 中"));
    QTest::keyClick(&terminal.view, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(terminal.taken(), QByteArray("echo \xe4\xb8\xad"));
    for (const QString& text : {QStringLiteral("one\ntwo"), QStringLiteral("rm -rf ~\n"),
                                QStringLiteral("a\u202eb"), QStringLiteral("a\x1b[201~b")}) {
        QApplication::clipboard()->setText(text);
        QTest::keyClick(&terminal.view, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        ASSERT_EQ(asked.count(), 1);
        EXPECT_EQ(asked.takeFirst().at(0).toString(), text);
    }
    EXPECT_EQ(terminal.taken(), QByteArray());
}

TEST(TerminalView, SelectsCharactersWordsAndLinesByTheMouse) {
    PaintedTerminal terminal;
    terminal.show("first /usr/bin/env word\r\nsecond");
    QWidget* const area = terminal.view.viewport();
    QTest::mousePress(area, Qt::LeftButton, {}, terminal.cell(0, 0));
    QTest::mouseMove(area, terminal.cell(0, 3));
    QTest::mouseMove(area, terminal.cell(0, 5));
    QTest::mouseRelease(area, Qt::LeftButton, {}, terminal.cell(0, 5));
    EXPECT_EQ(terminal.view.selectedText(), QStringLiteral("first"));
    QTest::mouseDClick(area, Qt::LeftButton, {}, terminal.cell(0, 8));
    EXPECT_EQ(terminal.view.selectedText(), QStringLiteral("/usr/bin/env"));
    QTest::mouseClick(area, Qt::LeftButton, {}, terminal.cell(0, 8));
    EXPECT_EQ(terminal.view.selectedText(), QStringLiteral("first /usr/bin/env word"));
    QTest::keyClick(&terminal.view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("first /usr/bin/env word"));
    QTest::keyClick(&terminal.view, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(terminal.view.selectedText().trimmed(),
              QStringLiteral("first /usr/bin/env word\nsecond"));
    EXPECT_EQ(terminal.taken(), QByteArray());
}

TEST(TerminalView, GivesTheMouseToAProgramThatAsksUnlessShiftIsHeld) {
    PaintedTerminal terminal;
    terminal.show("some words\x1b[?1000;1006h");
    QWidget* const area = terminal.view.viewport();
    QTest::mouseClick(area, Qt::LeftButton, {}, terminal.cell(2, 4));
    EXPECT_EQ(terminal.taken(), QByteArray("\x1b[<0;5;3M\x1b[<0;5;3m"));
    EXPECT_EQ(terminal.view.selectedText(), QString());
    QTest::mouseDClick(area, Qt::LeftButton, Qt::ShiftModifier, terminal.cell(0, 1));
    EXPECT_EQ(terminal.view.selectedText(), QStringLiteral("some"));
    EXPECT_EQ(terminal.taken(), QByteArray());
}

TEST(TerminalView, StaysWhereSomebodyReadsAndReturnsToTheEndWhenTheyType) {
    PaintedTerminal terminal;
    terminal.showLines(200);
    QTest::keyClick(&terminal.view, Qt::Key_PageUp, Qt::ShiftModifier);
    const terminal::LineNumber top = terminal.view.topLine();
    EXPECT_LT(top, terminal.view.surface().screenTop());
    terminal.showLines(50);
    EXPECT_EQ(terminal.view.topLine(), top);
    EXPECT_EQ(terminal.taken(), QByteArray());
    QTest::keyClicks(&terminal.view, QStringLiteral("x"));
    EXPECT_EQ(terminal.view.topLine(), terminal.view.surface().screenTop());
    terminal.view.verticalScrollBar()->setValue(0);
    EXPECT_EQ(terminal.view.topLine(), terminal.view.surface().firstLine());
    EXPECT_TRUE(terminal.view.visibleText().startsWith(QStringLiteral("line 0\nline 1\n")));
}

TEST(TerminalView, ScrollsByTheWheelButSendsKeysToAProgramThatFillsTheScreen) {
    PaintedTerminal terminal;
    terminal.showLines(200);
    const auto turn = [&](int delta) {
        const QPointF at(terminal.cell(1, 1));
        QWheelEvent wheel(at, terminal.view.viewport()->mapToGlobal(at), {}, {0, delta},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(terminal.view.viewport(), &wheel);
    };
    turn(120);
    EXPECT_EQ(terminal.view.topLine(), terminal.view.surface().screenTop() - 3);
    turn(-120);
    EXPECT_EQ(terminal.view.topLine(), terminal.view.surface().screenTop());
    terminal.show("\x1b[?1049h");
    turn(120);
    EXPECT_EQ(terminal.taken(), QByteArray("\x1b[A\x1b[A\x1b[A"));
}

TEST(TerminalView, ShowsFewerCharactersWhenTheyGrowAndAsManyAgainAfterwards) {
    PaintedTerminal terminal;
    QSignalSpy sizes(&terminal.view, &TerminalView::sizeChanged);
    const terminal::SurfaceSize usual = terminal.view.surface().size();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(&terminal.view, Qt::Key_Plus, Qt::ControlModifier);
    EXPECT_LT(terminal.view.surface().size().columns, usual.columns);
    EXPECT_LT(terminal.view.surface().size().rows, usual.rows);
    EXPECT_GT(sizes.count(), 0);
    QTest::keyClick(&terminal.view, Qt::Key_0, Qt::ControlModifier);
    EXPECT_EQ(terminal.view.surface().size(), usual);
    for (int i = 0; i < 60; ++i)
        QTest::keyClick(&terminal.view, Qt::Key_Minus, Qt::ControlModifier);
    EXPECT_EQ(terminal.view.points(), CellPainter::kSmallestPoints);
}

TEST(TerminalView, StepsThroughWhatIsFoundFromTheNewestUpwards) {
    PaintedTerminal terminal;
    terminal.showLines(300);
    QSignalSpy found(&terminal.view, &TerminalView::hitsChanged);
    terminal.view.search(QStringLiteral("LINE 29"), false);
    ASSERT_TRUE(support::runUntil([&] { return terminal.view.hitCount() == 11; }));
    EXPECT_EQ(terminal.view.currentHit(), -1);
    terminal.view.stepHit(-1);
    EXPECT_EQ(terminal.view.currentHit(), 10);
    terminal.view.stepHit(1);
    EXPECT_EQ(terminal.view.currentHit(), 0);
    EXPECT_LE(terminal.view.topLine(), 29U);
    EXPECT_GT(terminal.view.topLine() + 20, 29U);
    terminal.view.search(QStringLiteral("LINE 29"), true);
    ASSERT_TRUE(support::runUntil([&] { return found.count() > 3; }));
    EXPECT_EQ(terminal.view.hitCount(), 0);
}

TEST(TerminalView, FindsWhatArrivesWhileASearchIsOpen) {
    PaintedTerminal terminal;
    terminal.view.search(QStringLiteral("needle"), false);
    terminal.show("hay\r\nneedle\r\n");
    EXPECT_TRUE(support::runUntil([&] { return terminal.view.hitCount() == 1; }));
}

TEST(TerminalView, HandsOutLinksOfTheWebOnly) {
    PaintedTerminal terminal;
    QSignalSpy asked(&terminal.view, &TerminalView::linkAsked);
    terminal.show(
        "https://example.com/x javascript:alert(1)\r\n"
        "\x1b]8;;file:///etc/passwd\x07"
        "click\x1b]8;;\x07");
    QWidget* const area = terminal.view.viewport();
    QTest::mouseClick(area, Qt::LeftButton, Qt::ControlModifier, terminal.cell(0, 30));
    QTest::mouseClick(area, Qt::LeftButton, Qt::ControlModifier, terminal.cell(1, 2));
    QTest::mouseClick(area, Qt::LeftButton, {}, terminal.cell(0, 5));
    EXPECT_EQ(asked.count(), 0);
    QTest::mouseClick(area, Qt::LeftButton, Qt::ControlModifier, terminal.cell(0, 5));
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.at(0).at(0).toString(), QStringLiteral("https://example.com/x"));
}

TEST(TerminalView, AsksBeforeAProgramWritesToTheClipboard) {
    PaintedTerminal terminal;
    QApplication::clipboard()->setText(QStringLiteral("mine"));
    QSignalSpy asked(&terminal.view, &TerminalView::clipboardAsked);
    terminal.show("\x1b]52;c;aGVsbG8=\x07\x1b]52;c;?\x07.");
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.at(0).at(0).toString(), QStringLiteral("hello"));
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("mine"));
    EXPECT_EQ(terminal.taken(), QByteArray());
}

TEST(TerminalView, KeepsWhatWasThereWhenANewSessionBegins) {
    PaintedTerminal terminal;
    terminal.show("old words\x1b[?1000h\x1b[31m");
    terminal.view.startAnew();
    EXPECT_EQ(terminal.view.visibleText().trimmed(), QString());
    EXPECT_EQ(terminal.view.surface().mouseReports(), terminal::MouseReports::None);
    EXPECT_EQ(terminal.view.surface().screenTop(), 1U);  // no blank lines with it
    terminal.view.verticalScrollBar()->setValue(0);
    EXPECT_TRUE(terminal.view.visibleText().startsWith(QStringLiteral("old words")));
}

TEST(TerminalView, IsATextToAssistiveTools) {
    PaintedTerminal terminal;
    terminal.show("中文 x\r\n😀 e\u0301 $");
    QAccessibleInterface* const access = QAccessible::queryAccessibleInterface(&terminal.view);
    ASSERT_NE(access, nullptr);
    EXPECT_EQ(access->role(), QAccessible::Terminal);
    EXPECT_EQ(access->text(QAccessible::Name), QStringLiteral("Terminal"));
    QAccessibleTextInterface* const text = access->textInterface();
    ASSERT_NE(text, nullptr);
    EXPECT_EQ(text->text(0, 4), QStringLiteral("中文 x"));
    EXPECT_EQ(text->text(0, -1), access->text(QAccessible::Value));
    EXPECT_EQ(text->cursorPosition(), 5 + 7);
    int start = 0;
    int end = 0;
    EXPECT_EQ(text->textAtOffset(6, QAccessible::LineBoundary, &start, &end),
              QStringLiteral("😀 e\u0301 $\n"));
    // There and back, for wide characters as for others.
    for (const int offset : {0, 1, 2, 3, 5, 8}) {
        const QRect cell = text->characterRect(offset);
        EXPECT_EQ(text->offsetAtPoint(cell.center()), offset);
    }
}

// The whole picture, not only that nothing crashes: ink of each colour is there.
TEST(TerminalView, PaintsColoursAndTheCursorInEveryTheme) {
    for (const ThemeChoice theme :
         {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
        PaintedTerminal terminal;
        terminal.ui.setThemeChoice(theme);
        terminal.show("\x1b[41m          \x1b[48;2;1;200;3m          \x1b[m\r\n");
        const QImage picture = terminal.view.viewport()->grab().toImage();
        EXPECT_EQ(picture.pixelColor(terminal.cell(0, 15)), QColor(1, 200, 3));
        const TerminalPalette palette(terminal.ui.theme());
        EXPECT_EQ(picture.pixelColor(terminal.cell(0, 5)), palette.indexed(1));
        EXPECT_EQ(picture.pixelColor(terminal.cell(3, 15)), palette.ground());
        EXPECT_EQ(picture.pixelColor(terminal.cell(1, 0)), palette.ink());  // the cursor
    }
}

TEST(TerminalPalette, KeepsEveryTextColourReadableOnItsGround) {
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast}) {
        const TerminalPalette palette(Theme::load(kind));
        EXPECT_GE(contrastRatio(palette.ink(), palette.ground()), 7.0);
        for (int i = 1; i < 16; ++i) {
            EXPECT_GE(contrastRatio(palette.indexed(i), palette.ground()), i == 8 ? 3.0 : 4.5)
                << static_cast<int>(kind) << " " << i;
        }
        EXPECT_GE(contrastRatio(palette.selectionInk(), palette.selection()), 4.5);
        EXPECT_GE(contrastRatio(palette.currentHit(), palette.hit()), 4.5);
    }
}

}  // namespace
}  // namespace berth::ui
