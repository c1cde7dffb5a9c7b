// SPDX-License-Identifier: GPL-3.0-or-later
// What nobody vouches for: answers, memory, and streams made to break a terminal.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "models/domain/text.h"
#include "tests/models/terminal/terminal_fixture.h"

namespace berth::terminal {
namespace {

TEST(HostileStream, GetsConstantsAndNumbersInAnswerAndNothingElse) {
    TerminalFixture terminal({24, 80});
    terminal.surface.feed("\x1b[5n\x1b[c\x1b[0c\x1b[>c\x1b[3;7H\x1b[6n\x1b[?6n");
    EXPECT_EQ(terminal.sent, "\x1b[0n\x1b[?62;22c\x1b[?62;22c\x1b[>1;10;0c\x1b[3;7R\x1b[?3;7R");
}

TEST(HostileStream, IsNeverAnsweredWithATextThatItBrought) {
    const std::array<std::string, 22> streams = {
        "\x1b]0;rm -rf ~\x07\x1b[21t",       // report the title
        "\x1b]1;rm -rf ~\x07\x1b[20t",       // report the icon's name
        "\x1b]2;x\x07\x1b[22t\x1b[23t",      // keep and fetch it
        "\x1bP$qrm -rf ~\x1b\\",             // DECRQSS, echoed when unknown
        "\x1bP$qm\x1b\\",                    //  … and a known one
        "\x1bP+q726d\x1b\\",                 // XTGETTCAP
        "\x1b]52;c;?\x07",                   // read the clipboard
        "\x1b]52;p;?\x1b\\",                 //
        "\x05",                              // ENQ: answerback
        "\x1b]4;1;?\x07\x1b]10;?\x07",       // colours
        "\x1b]11;?\x1b\\\x1b]12;?\x1b\\",    //
        "\x1b[>q",                           // version
        "\x1b[=c",                           // unit id
        "\x1b[?1$p\x1b[4$p\x1b[?2004$p",     // modes
        "\x1b[1$w\x1b[2$w",                  // presentation state
        "\x1b[18t\x1b[14t\x1b[19t\x1b[13t",  // sizes
        "\x1b[?15n\x1b[?25n\x1b[?26n\x1b[?996n\x1b[8n\x1b[?5n",
        "\x1b[x\x1b[1x",              // terminal parameters
        "\x1b[1;1;1;1;1;1*y",         // checksum of what is on the screen
        "\x1b[>4;2m\x1b[?4m\x1b[?u",  // key reports
        "\x1b_Ga=q,i=1;AAAA\x1b\\",   // pictures
        "\x1b]8;;javascript:x\x07y\x1b]8;;\x07\x1b]777;notify;a;b\x07\x1b]9;x\x07"};
    for (const std::string& stream : streams) {
        TerminalFixture terminal;
        terminal.surface.feed(stream);
        EXPECT_EQ(terminal.sent, "") << stream.substr(1);
        EXPECT_TRUE(terminal.clipboards.empty()) << stream.substr(1);
    }
}

TEST(HostileStream, GetsAFewAnswersAtATimeHoweverOftenItAsks) {
    TerminalFixture terminal;
    std::string flood;
    for (int i = 0; i < 10'000; ++i)
        flood += "\x1b[5n";
    terminal.surface.feed(flood);
    EXPECT_EQ(terminal.sent.size(), 4U * TerminalSurface::kMostAnswers);
    terminal.surface.feed("\x1b[5n");
    EXPECT_EQ(terminal.sent.size(), 4U * (TerminalSurface::kMostAnswers + 1));
}

TEST(HostileStream, MayOnlyAskToWriteToTheClipboard) {
    TerminalFixture terminal;
    terminal.surface.feed("\x1b]52;c;aGVsbG8=\x07\x1b]52;;d29ybGQ\x1b\\");
    EXPECT_EQ(terminal.clipboards, (std::vector<std::string>{"hello", "world"}));
    terminal.surface.feed("\x1b]52;c;\x07\x1b]52;c;***\x07\x1b]52;c;/w==\x07\x1b]52;c\x07");
    terminal.surface.feed("\x1b]52;c;" + std::string(100'000, 'A') + "\x07");
    EXPECT_EQ(terminal.clipboards.size(), 2U);
}

TEST(HostileStream, NamesItsWindowOnOneVisibleLineOfBoundedLength) {
    TerminalFixture terminal;
    terminal.surface.feed(
        "\x1b]0;a\xe2\x80\xae"
        "b\xe2\x80\x8b"
        "c\nd\x07");
    EXPECT_EQ(terminal.surface.title(), "abcd");
    std::string longest = "\x1b]2;";
    for (int i = 0; i < 1'000; ++i)
        longest += "\xe4\xb8\xad";
    terminal.surface.feed(longest + "\x07");
    EXPECT_LE(terminal.surface.title().size(), TerminalSurface::kLongestTitle);
    EXPECT_TRUE(domain::isUtf8(terminal.surface.title()));
    terminal.surface.feed("\x1b]2;kept\x07\x1b]2;\xff\xfe\x07");
    EXPECT_EQ(terminal.surface.title(), "kept");
}

TEST(HostileStream, LeavesNoTraceInMemoryWithStringsThatNeverEnd) {
    for (const std::string begin :
         {"\x1b]0;", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1b[", "\x1b[?", "\x1b]52;c;"}) {
        TerminalFixture terminal;
        terminal.surface.feed(begin);
        const std::string more(1 << 20, '1');
        for (int i = 0; i < 4; ++i)
            terminal.surface.feed(more);
        EXPECT_LT(terminal.surface.historyBytes(), 1'024U);
        terminal.surface.feed(
            "\x18\x1b"
            "c\x1b[Hstill here");
        EXPECT_EQ(terminal.screen(), "still here||||") << begin.substr(1);
        EXPECT_EQ(terminal.surface.title(), "");
    }
}

// Each of these writes out of bounds, divides the screen wrongly or never ends in some terminal.
TEST(HostileStream, SurvivesWhatBreaksTerminals) {
    std::string parameters = "\x1b[";
    for (int i = 0; i < 100'000; ++i)
        parameters += "9;";
    std::string marks = "a";
    for (int i = 0; i < 100'000; ++i)
        marks += "\xcc\x81";
    const std::array<std::string, 17> streams = {
        parameters + "m" + parameters + "H" + parameters + "r",
        marks,
        "\x1b[b\x1b[9999b",
        "\x1b[2147483647;2147483647H\x1b[2147483648A\x1b[4294967296C\x1b[-1G",
        "\x1b[9999@\x1b[9999P\x1b[9999L\x1b[9999M\x1b[9999S\x1b[9999T\x1b[9999X\x1b[9999I\x1b["
        "9999Z",
        "\x1b[3;2r\x1b[0;0r\x1b[9999;1r\x1b[5;5r\n\n\x1bM\x1bM",
        "\x1b[?69h\x1b[2;3s\x1b[9999;9999s\n\x1b[L",
        "\x1b#3\x1b#4\x1b#6wide\x1b[20Gx\x1b#5",
        "\x1b[5;1H\x1b#6\x1b[9999Cx\x1b[1K\x1b[9999X",
        "\x1b[38m\x1b[38;5m\x1b[38;2m\x1b[48;2;1m\x1b[38:m\x1b[38:2:m\x1b[4:m\x1b[:::m",
        "\x1b[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;38m",
        "\xe4",
        "a\x1b[?"
        "7l\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad"
        "\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad",
        "\x1b[4h\x1b[5;20H\xe4\xb8\xad\xe4\xb8\xad\x1b[5;19H\xe4\xb8\xad",
        "\x1b[?6h\x1b[2;4r\x1b[9999;9999H\n\n\x1b[?6l",
        "\x1bN\xff\x1bO\xe4\xb8\xad\x1bn\x1bo\x1b~\x1b}\x1b|\xe4\xb8\xad",
        "\x1b[3g\t\t\t\x1bH\x1b[0g\x1b[9999I"};
    for (const std::string& stream : streams) {
        for (const SurfaceSize size : {SurfaceSize{2, 2}, SurfaceSize{5, 20}, SurfaceSize{60, 7}}) {
            TerminalFixture terminal(size);
            terminal.surface.feed(stream);
            terminal.surface.resize({3, 3});
            terminal.surface.feed("z" + stream);
            terminal.surface.resize({50, 100});
            terminal.surface.feed(stream);
            terminal.surface.feed(
                "\x1b"
                "cok");
            EXPECT_EQ(terminal.screen().substr(0, 3), "ok|");
        }
    }
}

TEST(HostileStream, LeavesTheSameScreenWhereverItIsCut) {
    const std::string stream = sampleStream();
    const auto shown = [&stream](std::size_t cut) {
        TerminalFixture terminal({6, 30});
        terminal.surface.feed(std::string_view(stream).substr(0, cut));
        terminal.surface.feed(std::string_view(stream).substr(cut));
        return portrait(terminal.surface) + terminal.sent;
    };
    const std::string whole = shown(0);
    for (std::size_t cut = 1; cut <= stream.size(); ++cut)
        ASSERT_EQ(shown(cut), whole) << "cut at " << cut;
    TerminalFixture bytewise({6, 30});
    for (const char byte : stream)
        bytewise.surface.feed({&byte, 1});
    EXPECT_EQ(portrait(bytewise.surface) + bytewise.sent, whole);
}

// Bytes at random, rich in what sequences are made of; sizes change meanwhile.
TEST(HostileStream, SurvivesStormsOfBytesInBoundedMemory) {
    constexpr std::string_view kPieces =
        "\x1b[]();:?>!$ \"#0123456789ABCDHJKLMPSTXZcdhlmnqrsu@\r\n\t\b\a";
    for (unsigned seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937 random(seed);
        TerminalSurface::Limits limits;
        limits.lines = 200;
        limits.bytes = 64 * 1024;
        TerminalFixture terminal({10, 40}, limits);
        for (int step = 0; step < 60; ++step) {
            std::string bytes(random() % 3'000, '\0');
            for (char& byte : bytes)
                byte = random() % 3 == 0 ? static_cast<char>(random() % 256)
                                         : kPieces[random() % kPieces.size()];
            terminal.surface.feed(bytes);
            if (random() % 4 == 0)
                terminal.surface.resize(
                    {static_cast<int>(random() % 40), static_cast<int>(random() % 120)});
            ASSERT_LE(terminal.surface.historyBytes(), limits.bytes + 16 * 1024);
            ASSERT_LE(terminal.surface.screenTop() - terminal.surface.firstLine(), limits.lines);
            const SurfaceCursor cursor = terminal.surface.cursor();
            ASSERT_TRUE(cursor.row >= 0 && cursor.row < terminal.surface.size().rows);
            ASSERT_TRUE(cursor.column >= 0 && cursor.column < terminal.surface.size().columns);
            for (LineNumber line = terminal.surface.firstLine(); line < terminal.surface.endLine();
                 ++line) {
                std::string text;
                terminal.surface.appendText(line, text);
                ASSERT_TRUE(domain::isUtf8(text));
            }
            terminal.sent.clear();
        }
    }
}

}  // namespace
}  // namespace berth::terminal
