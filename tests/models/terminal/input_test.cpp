// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/models/terminal/terminal_fixture.h"

namespace berth::terminal {
namespace {

constexpr Modifiers kNone{};
constexpr Modifiers kShift{.shift = true};
constexpr Modifiers kAlt{.alt = true};
constexpr Modifiers kControl{.control = true};

std::string sentBy(TerminalFixture& terminal) {
    return std::exchange(terminal.sent, {});
}

TEST(TerminalInput, SendsKeysAsProgramsKnowThem) {
    TerminalFixture terminal;
    const auto press = [&](Key key, Modifiers modifiers) {
        terminal.surface.pressKey(key, modifiers);
        return sentBy(terminal);
    };
    EXPECT_EQ(press(Key::Enter, kNone), "\r");
    EXPECT_EQ(press(Key::Enter, kShift), "\r");
    EXPECT_EQ(press(Key::Tab, kNone), "\t");
    EXPECT_EQ(press(Key::Tab, kShift), "\x1b[Z");
    EXPECT_EQ(press(Key::Backspace, kNone), "\x7f");
    EXPECT_EQ(press(Key::Backspace, kAlt), "\x1b\x7f");
    EXPECT_EQ(press(Key::Backspace, kControl), "\b");
    EXPECT_EQ(press(Key::Escape, kNone), "\x1b");
    EXPECT_EQ(press(Key::Up, kNone), "\x1b[A");
    EXPECT_EQ(press(Key::Left, kControl), "\x1b[1;5D");
    EXPECT_EQ(press(Key::Delete, kNone), "\x1b[3~");
    EXPECT_EQ(press(Key::Home, kNone), "\x1b[H");
    EXPECT_EQ(press(Key::PageUp, kNone), "\x1b[5~");
    EXPECT_EQ(press(Key::F1, kNone), "\x1bOP");
    EXPECT_EQ(press(Key::F5, kShift), "\x1b[15;2~");
    EXPECT_EQ(press(Key::F12, kNone), "\x1b[24~");
    terminal.surface.feed("\x1b[?1h");  // cursor keys as applications want them
    EXPECT_EQ(press(Key::Up, kNone), "\x1bOA");
    EXPECT_EQ(press(Key::End, kNone), "\x1bOF");
}

TEST(TerminalInput, MakesControlCharactersOfEveryKeyThatHasOne) {
    TerminalFixture terminal;
    const auto type = [&](std::string_view text, Modifiers modifiers) {
        terminal.surface.type(text, modifiers);
        return sentBy(terminal);
    };
    EXPECT_EQ(type("c", kControl), "\x03");
    EXPECT_EQ(type("C", kControl), "\x03");
    EXPECT_EQ(type("i", kControl), "\t");
    EXPECT_EQ(type("m", kControl), "\r");
    EXPECT_EQ(type("[", kControl), "\x1b");
    EXPECT_EQ(type(" ", kControl), std::string(1, '\0'));
    EXPECT_EQ(type("/", kControl), "\x1f");
    EXPECT_EQ(type("f", kAlt),
              "\x1b"
              "f");
    EXPECT_EQ(type("\xe4\xb8\xad\xe6\x96\x87", kNone), "\xe4\xb8\xad\xe6\x96\x87");
}

TEST(TerminalInput, PastesNoControlCharacterAndEndsNoBracketEarly) {
    TerminalFixture terminal;
    terminal.surface.paste("one\ntwo\r\nthree\tx");
    EXPECT_EQ(sentBy(terminal), "one\rtwo\rthree\tx");
    terminal.surface.feed("\x1b[?2004h");
    EXPECT_TRUE(terminal.surface.bracketsPaste());
    terminal.surface.paste(
        "a\x1b[201~rm -rf ~\x03\xc2\x9b"
        "201~\n");
    EXPECT_EQ(sentBy(terminal), "\x1b[200~a[201~rm -rf ~201~\r\x1b[201~");
    terminal.surface.paste("\x1b\x03");
    terminal.surface.paste("");
    EXPECT_EQ(sentBy(terminal), "");
}

TEST(TerminalInput, ReportsTheMouseAsMuchAsTheProgramAsked) {
    TerminalFixture terminal;
    terminal.surface.pressMouse(1, true, 1, 2, kNone);
    EXPECT_EQ(sentBy(terminal), "");
    terminal.surface.feed("\x1b[?1000;1006h");
    EXPECT_EQ(terminal.surface.mouseReports(), MouseReports::Clicks);
    terminal.surface.pressMouse(1, true, 1, 2, kNone);
    EXPECT_EQ(sentBy(terminal), "\x1b[<0;3;2M");
    terminal.surface.moveMouse(1, 3, kNone);
    EXPECT_EQ(sentBy(terminal), "");
    terminal.surface.pressMouse(1, false, 1, 3, kNone);
    EXPECT_EQ(sentBy(terminal), "\x1b[<0;4;2m");
    terminal.surface.feed("\x1b[?1002h");
    terminal.surface.pressMouse(1, true, 1, 3, kNone);
    terminal.surface.moveMouse(2, 4, kNone);
    EXPECT_EQ(sentBy(terminal), "\x1b[<0;4;2M\x1b[<32;5;3M");
    terminal.surface.pressMouse(4, true, 2, 4, kNone);
    EXPECT_EQ(sentBy(terminal), "\x1b[<64;5;3M");
    terminal.surface.feed("\x1b[?1002l");
    EXPECT_EQ(terminal.surface.mouseReports(), MouseReports::None);
}

TEST(TerminalInput, TellsTheFocusOnlyToWhoAskedForIt) {
    TerminalFixture terminal;
    terminal.surface.setFocused(true);
    EXPECT_EQ(sentBy(terminal), "");
    terminal.surface.feed("\x1b[?1004h");
    terminal.surface.setFocused(true);
    terminal.surface.setFocused(false);
    EXPECT_EQ(sentBy(terminal), "\x1b[I\x1b[O");
}

}  // namespace
}  // namespace berth::terminal
