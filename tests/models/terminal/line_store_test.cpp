// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/line_store.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "models/terminal/character_width.h"
#include "tests/models/terminal/terminal_fixture.h"

namespace berth::terminal {
namespace {

Row rowOf(std::string_view text) {
    Row row;
    for (const char character : text)
        row.cells.push_back({static_cast<unsigned char>(character), {}});
    return row;
}

Row randomRow(std::mt19937& random) {
    Row row;
    row.wrapped = random() % 2 == 0;
    const int count = static_cast<int>(random() % 60);
    Style style;
    for (int i = 0; i < count; ++i) {
        if (random() % 5 == 0) {
            style.foreground = Color::indexed(static_cast<std::uint8_t>(random()));
            style.background = random() % 2 == 0 ? Color() : Color::rgb(1, 2, 3);
            style.attributes = static_cast<std::uint16_t>(random() % 1'024);
        }
        const char32_t character = std::u32string_view(U"az \u00e9\u4e2d\U0001f600~")[random() % 7];
        const int column = static_cast<int>(row.cells.size());
        row.cells.push_back({character, style});
        if (characterWidth(character) == 2) row.cells.push_back({Cell::kRightHalf, style});
        if (random() % 6 == 0) row.marks.push_back({column, 0x301});
    }
    // What the store leaves out at the end.
    while (!row.cells.empty() && row.cells.back() == Cell{U' ', {}} &&
           (row.marks.empty() || row.marks.back().column + 1 < static_cast<int>(row.cells.size())))
        row.cells.pop_back();
    return row;
}

TEST(LineStore, GivesBackWhateverRowItGot) {
    std::mt19937 random(7);
    LineStore store({1'000, 1 << 20});
    std::vector<Row> rows;
    for (int i = 0; i < 1'000; ++i) {
        rows.push_back(randomRow(random));
        store.push(rows.back());
    }
    ASSERT_EQ(store.size(), rows.size());
    Row back;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        store.read(i, back);
        ASSERT_EQ(back, rows[i]) << i;
        ASSERT_EQ(store.isWrapped(i), rows[i].wrapped);
    }
    for (std::size_t i = rows.size(); i-- > 0;)
        ASSERT_EQ(store.pop(), rows[i]);
    EXPECT_EQ(store.bytes(), 0U);
}

TEST(LineStore, DropsTheOldestBeyondItsLines) {
    LineStore store({100, 1 << 20});
    for (int i = 0; i < 250; ++i)
        store.push(rowOf("line " + std::to_string(i)));
    EXPECT_EQ(store.size(), 100U);
    EXPECT_EQ(store.dropped(), 150U);
    EXPECT_EQ(store.text(0), "line 150");
    EXPECT_EQ(store.text(99), "line 249");
}

TEST(LineStore, DropsTheOldestBeyondItsBytes) {
    LineStore store({100'000, 100'000});
    for (int i = 0; i < 5'000; ++i) {
        store.push(rowOf(std::string(200, 'x')));
        ASSERT_LE(store.bytes(), 100'000U);
    }
    EXPECT_GT(store.size(), 300U);
}

TEST(LineStore, KeepsAHundredThousandLinesInLittleMoreThanTheirText) {
    LineStore store({});
    for (int i = 0; i < 100'001; ++i)
        store.push(rowOf(std::string(80, 'x')));
    EXPECT_EQ(store.size(), 100'000U);
    EXPECT_LT(store.bytes(), 100'000U * (80 + 64));
}

TEST(LineStore, CountsWhatWasClearedAsDropped) {
    LineStore store({});
    store.push(rowOf("a"));
    store.push(rowOf("b"));
    store.clear();
    EXPECT_EQ(store.size(), 0U);
    EXPECT_EQ(store.dropped(), 2U);
    EXPECT_EQ(store.bytes(), 0U);
}

TEST(TerminalSurface, KeepsWhatHasScrolledOutWithItsStyles) {
    TerminalFixture terminal({3, 20});
    terminal.surface.feed(
        "\x1b[32mgreen\x1b[m plain\r\n\xe4\xb8\xad"
        "e\xcc\x81\r\n3\r\n4\r\n5");
    EXPECT_EQ(terminal.history(),
              "green plain|\xe4\xb8\xad"
              "e\xcc\x81");
    Row row;
    terminal.surface.readLine(terminal.surface.firstLine(), row);
    EXPECT_EQ(row.cells[0].style.foreground, Color::indexed(2));
    EXPECT_TRUE(row.cells[6].style.foreground.isDefault());
    terminal.surface.feed("\x1b[3J");
    EXPECT_EQ(terminal.surface.firstLine(), terminal.surface.screenTop());
    EXPECT_EQ(terminal.surface.screenTop(), 2U);  // numbers stay
    EXPECT_EQ(terminal.screen(), "3|4|5");
}

}  // namespace
}  // namespace berth::terminal
