// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/csv_reader.h"

#include <gtest/gtest.h>

#include <sstream>
#include <streambuf>

#include "models/domain/csv.h"
#include "tests/support/seeded_random.h"

namespace berth::domain {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct ReadTable {
    Rows rows;
    std::vector<std::int64_t> lines;
    std::optional<CsvFault> fault;
};

ReadTable readTable(const std::string& bytes, CsvLimits limits = {}) {
    std::istringstream in(bytes);
    CsvReader reader(in, limits);
    ReadTable read;
    for (;;) {
        const auto got = reader.next();
        if (!got) {
            read.fault = got.error();
            return read;
        }
        if (!*got) return read;
        read.rows.emplace_back(reader.fields().begin(), reader.fields().end());
        read.lines.push_back(reader.line());
    }
}

// Empty when the table is fine.
std::string faultOf(const std::string& bytes, CsvLimits limits = {}) {
    const ReadTable read = readTable(bytes, limits);
    return read.fault ? toText(*read.fault) : std::string{};
}

TEST(CsvReader, ReadsTheExamplesOfRfc4180) {
    const Rows plain{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}};
    EXPECT_EQ(readTable("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n").rows, plain);
    EXPECT_EQ(readTable("aaa,bbb,ccc\r\nzzz,yyy,xxx").rows, plain);
    EXPECT_EQ(readTable("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx").rows, plain);
    EXPECT_EQ(readTable("\"aaa\",\"b\r\nbb\",\"ccc\"\r\n\"aaa\",\"b\"\"bb\",\"ccc\"").rows,
              (Rows{{"aaa", "b\r\nbb", "ccc"}, {"aaa", "b\"bb", "ccc"}}));
}

TEST(CsvReader, TakesEveryLineEndAndPassesOverMarkAndEmptyLines) {
    const ReadTable read = readTable(
        "\xEF\xBB\xBF"
        "a,b\n\n1,2\r\n\r\n\"3\n3\",4\n5,\n");
    EXPECT_EQ(read.rows, (Rows{{"a", "b"}, {"1", "2"}, {"3\n3", "4"}, {"5", ""}}));
    EXPECT_EQ(read.lines, (std::vector<std::int64_t>{1, 3, 5, 7}));
    EXPECT_FALSE(read.fault);
    for (const char* nothing : {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF"}) {
        EXPECT_TRUE(readTable(nothing).rows.empty());
        EXPECT_EQ(faultOf(nothing), "");
    }
}

TEST(CsvReader, SaysWhereATableIsWrongAndHowToMendIt) {
    EXPECT_EQ(faultOf("a,b\n1,2,3\n"),
              "line 2: has 3 cells where the first line has 2: one for each column, and quotes "
              "around a cell with a comma in it");
    EXPECT_TRUE(faultOf("a,b\n1,2\n3\n").starts_with("line 3: has 1 cell"));
    EXPECT_EQ(faultOf("a,b\n1,\"2\n3,4\n"),
              "line 2, column 2: the quote that opens here is never closed: close it");
    EXPECT_TRUE(faultOf("a,b\n\"1\" ,2\n").starts_with("line 2, column 1: text behind "));
    EXPECT_TRUE(faultOf("a,b\n1,2\"\n").starts_with("line 2, column 2: a quote inside"));
    EXPECT_TRUE(faultOf("a,b\n1\r2,3\n").starts_with("line 2, column 1: a carriage return"));
    EXPECT_TRUE(faultOf("a\r").starts_with("line 1, column 1: a carriage return"));
    EXPECT_TRUE(faultOf("\rb").starts_with("line 1, column 1: a carriage return"));
    EXPECT_TRUE(faultOf(std::string("a\n1\0", 4)).starts_with("line 2, column 1: a NUL byte"));
}

TEST(CsvReader, HoldsItsLimits) {
    const CsvLimits limits{8, 3};
    EXPECT_EQ(faultOf("12345678\n", limits), "");
    EXPECT_EQ(faultOf("123456789\n", limits),
              "line 1, column 1: longer than 8 bytes: is a quote that closes missing?");
    EXPECT_EQ(faultOf("a,b,c\n1,2,3\n", limits), "");
    EXPECT_EQ(faultOf("a,b,c,d\n", limits), "line 1, column 4: more than 3 cells in one line");
    // However long the file, an opened quote costs no more than one record.
    EXPECT_NE(faultOf("\"" + std::string(1'000'000, 'x')), "");
}

TEST(CsvReader, ReadsAcrossThePiecesItReads) {
    std::string bytes;
    Rows expected;
    for (int i = 0; bytes.size() < 200'000; ++i) {
        expected.push_back({std::to_string(i), std::string(static_cast<std::size_t>(i % 50), 'x')});
        bytes += expected.back()[0] + ",\"" + expected.back()[1] + "\"\r\n";
    }
    EXPECT_EQ(readTable(bytes).rows, expected);
}

TEST(CsvReader, SaysThatAFileCannotBeReadAnyFurther) {
    class Broken final : public std::streambuf {
        int_type underflow() override { throw std::ios_base::failure("broken"); }
    } broken;
    std::istream in(&broken);
    CsvReader reader(in);
    const auto got = reader.next();
    ASSERT_FALSE(got);
    EXPECT_EQ(toText(got.error()), "line 1: cannot be read any further");
}

TEST(CsvReader, ReadsWhatItsSiblingWrites) {
    support::SeededRandom random(4180);
    const std::string alphabet = "ab\",\r\n =;";
    for (int round = 0; round < 500; ++round) {
        CsvTable table;
        Rows written;
        for (int row = 0; row < 3; ++row) {
            written.emplace_back();
            for (int cell = 0; cell < 3; ++cell) {
                std::string text = "x";  // no formula, no empty line
                for (std::uint64_t length = random.next() % 9; length > 0; --length)
                    text += alphabet[random.next() % alphabet.size()];
                table.text(text);
                written.back().push_back(text);
            }
            table.endRow();
        }
        EXPECT_EQ(readTable(table.bytes()).rows, written);
    }
}

TEST(CsvReader, EndsWhereverATableIsCutAndWhateverStandsInIt) {
    const std::string whole =
        "\xEF\xBB\xBF"
        "a,b\r\n\"1\r\n\"\"1\",2\r\n\n3,\"4\"\n";
    for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
        const ReadTable read = readTable(whole.substr(0, cut));
        EXPECT_LE(read.rows.size(), 3U);
    }
    support::SeededRandom random(7);
    const std::string alphabet("a,\"\r\n\0\xEF\xBB\xBF", 9);
    for (int round = 0; round < 5'000; ++round) {
        std::string bytes;
        for (std::uint64_t length = random.next() % 30; length > 0; --length)
            bytes += alphabet[random.next() % alphabet.size()];
        const ReadTable read = readTable(bytes, {16, 4});
        for (const auto& row : read.rows)
            EXPECT_EQ(row.size(), read.rows.front().size());
    }
}

TEST(CsvColumns, AreFoundByName) {
    std::istringstream in("time,source\n1,2\n");
    CsvReader reader(in);
    const auto columns = CsvColumns::read(reader);
    ASSERT_TRUE(columns);
    EXPECT_EQ(columns->find("source"), 1U);
    EXPECT_EQ(columns->find("Source"), std::nullopt);
    EXPECT_EQ(columns->require("time"), 0U);
    EXPECT_EQ(toText(columns->require("cost").error()),
              "line 1: the column \"cost\" is missing; there is: \"time\", \"source\"");
}

TEST(CsvColumns, RefuseNamesThatNameNothing) {
    const auto refused = [](const std::string& bytes) {
        std::istringstream in(bytes);
        CsvReader reader(in);
        const auto columns = CsvColumns::read(reader);
        return columns ? std::string{} : toText(columns.error());
    };
    EXPECT_EQ(refused("\n"), "is empty: its first line must name the columns");
    EXPECT_EQ(refused("a,,b\n"), "line 1, column 2: this column has no name: give it one");
    EXPECT_EQ(refused("a,b,a\n"), "line 1, column 3: there is a column \"a\" already: rename one");
    EXPECT_NE(refused("\"a"), "");
}

TEST(CsvNumbers, AreWholeAndFinite) {
    EXPECT_EQ(csvNumber("12"), 12.0);
    EXPECT_EQ(csvNumber("-0.5"), -0.5);
    EXPECT_EQ(csvNumber("1e-3"), 1e-3);
    for (const char* wrong :
         {"", " 1", "1 ", "+1", "nan", "inf", "-inf", "1e999", "0x10", "1,5", "1s", "--1", "1e"})
        EXPECT_EQ(csvNumber(wrong), std::nullopt) << wrong;
    EXPECT_EQ(csvInteger("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
    for (const char* wrong : {"", "1.0", "9223372036854775808", "+1", "1 ", "a"})
        EXPECT_EQ(csvInteger(wrong), std::nullopt) << wrong;
}

TEST(CsvNumbers, AreQuotedSafely) {
    EXPECT_EQ(csvQuote("a"), "\"a\"");
    EXPECT_EQ(csvQuote("a\xFF"), "\"a\"");
    EXPECT_EQ(csvQuote(std::string(100, 'x')), "\"" + std::string(60, 'x') + "…\"");
}

}  // namespace
}  // namespace berth::domain
