// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/log_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace berth::bridge {
namespace {

std::string shown(std::string_view text) {
    return toDisplayText(text).toStdString();
}

TEST(LogText, ShowsControlCharactersAsTheirPictures) {
    EXPECT_EQ(shown("a\x07"
                    "b\r\x1b[2J\x7f"),
              "a␇b␍␛[2J␡");
    EXPECT_EQ(shown(std::string_view("a\0b", 3)), "a␀b");
}

TEST(LogText, ShowsBidirectionalAndInvisibleCharactersByNumber) {
    EXPECT_EQ(shown("\u202Egpj.exe\u202C"), "<U+202E>gpj.exe<U+202C>");
    EXPECT_EQ(shown("a\u200Bb\u2066c\uFEFF\u0085\u2028"),
              "a<U+200B>b<U+2066>c<U+FEFF><U+0085><U+2028>");
    EXPECT_EQ(shown("\U000E0041"), "<U+E0041>");
}

TEST(LogText, LeavesOrdinaryTextOfAnyLanguageAlone) {
    for (const char* text :
         {"plain", "模型已加载 100 %", "naïve café", "👩‍🔬 ok", "עברית"}) {
        EXPECT_EQ(shown(text), text);
    }
}

TEST(LogText, ReplacesWhatIsNotUtf8ByteByByte) {
    EXPECT_EQ(shown("a\xff"
                    "b"),
              "a\uFFFDb");
    EXPECT_EQ(shown("\xc0\xaf"), "\uFFFD\uFFFD");            // overlong
    EXPECT_EQ(shown("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD");  // surrogate
    EXPECT_EQ(shown("\xf4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(shown("\xe4\xb8"), "\uFFFD\uFFFD");
}

TEST(LogText, ExpandsTabsToColumnsOfEight) {
    EXPECT_EQ(shown("ab\tc"), "ab      c");
    EXPECT_EQ(shown("12345678\tc"), "12345678        c");
}

TEST(LogText, TakesColoursOutOfTheTextAndKeepsThemAsRuns) {
    const ColouredLine line = parseColours("\x1b[1;31mbad\x1b[0m ok \x1b[38;5;12mblue\x1b[m");
    EXPECT_EQ(line.text, "bad ok blue");
    ASSERT_EQ(line.runs.size(), 4U);
    EXPECT_EQ(line.runs[0], (StyleRun{0, {1, true}}));
    EXPECT_EQ(line.runs[1], (StyleRun{3, {}}));
    EXPECT_EQ(line.runs[2], (StyleRun{7, {12, false}}));
    EXPECT_EQ(line.runs[3], (StyleRun{11, {}}));
}

TEST(LogText, DoesNotTakeTheArgumentsOfAColourForCodes) {
    EXPECT_EQ(parseColours("\x1b[38;2;31;1;90mx").runs.size(), 0U);
    EXPECT_EQ(parseColours("\x1b[48;5;31mx").runs.size(), 0U);
    EXPECT_EQ(parseColours("\x1b[48;5;31;32mx").runs.at(0).style.foreground, 2);
    EXPECT_EQ(parseColours("\x1b[99999999999999999999mx").text, "x");
}

TEST(LogText, KeepsEveryOtherSequenceToBeShown) {
    EXPECT_EQ(parseColours("\x1b]0;title\x07x").text, "\x1b]0;title\x07x");
    EXPECT_EQ(parseColours("\x1b[31").text, "\x1b[31");
    EXPECT_EQ(parseColours("\x1b[?31mx").text, "\x1b[?31mx");
}

TEST(LogText, CarriesRunsOverToWhatIsShown) {
    const ColouredLine line = parseColours("北京\x07\x1b[32mgreen");
    const DisplayText display = toDisplay(line.text, line.runs);
    EXPECT_EQ(display.text, QStringLiteral("北京␇green"));
    ASSERT_EQ(display.runs.size(), 1U);
    EXPECT_EQ(display.runs[0], (StyleRun{3, {2, false}}));
}

TEST(LogText, CutsBetweenCharacters) {
    const std::string text = "ab北京";
    EXPECT_EQ(cutUtf8(text, 100), text);
    EXPECT_EQ(cutUtf8(text, 5), "ab北");
    EXPECT_EQ(cutUtf8(text, 4), "ab");
    EXPECT_EQ(cutUtf8(text, 3), "ab");
    EXPECT_EQ(cutUtf8(text, 2), "ab");
}

// Cut anywhere and garbled at random: the runs stay inside the text and no control character or
// bidirectional override ever comes through.
TEST(LogText, IsHarmlessWhateverItIsGiven) {
    std::mt19937 random(7);
    const std::string seed =
        "\x1b[1;38;5;9mE\u202E北\t\x1b[0;48;2;1;2;3m\xff\x9b"
        "31m\x1b]8;;x\x07";
    for (int round = 0; round < 3000; ++round) {
        std::string text = seed.substr(random() % seed.size());
        text.resize(text.size() - random() % (text.size() + 1));
        for (unsigned i = 0; i < random() % 4 && !text.empty(); ++i) {
            text[random() % text.size()] = static_cast<char>(random() % 256);
        }
        const ColouredLine line = parseColours(text);
        const DisplayText display = toDisplay(line.text, line.runs);
        for (const QChar c : display.text) {
            ASSERT_GE(c.unicode(), 0x20);
            ASSERT_FALSE(c.unicode() >= 0x7F && c.unicode() <= 0x9F);
            ASSERT_FALSE(c.unicode() >= 0x202A && c.unicode() <= 0x202E);
        }
        std::size_t last = 0;
        for (const StyleRun& run : display.runs) {
            ASSERT_GE(run.from, last);
            ASSERT_LE(run.from, static_cast<std::size_t>(display.text.size()));
            last = run.from;
        }
    }
}

}  // namespace
}  // namespace berth::bridge
