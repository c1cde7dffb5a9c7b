// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/csv.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "tests/support/seeded_random.h"

namespace berth::domain {
namespace {

// A reader of RFC 4180 of the test's own: rows of cells, without the byte order mark.
std::vector<std::vector<std::string>> readCsv(std::string_view bytes) {
    std::vector<std::vector<std::string>> rows;
    std::size_t at = 3;
    while (at < bytes.size()) {
        std::vector<std::string> row;
        for (bool more = true; more;) {
            std::string cell;
            if (bytes.at(at) == '"') {
                for (++at; bytes.at(at) != '"' || bytes.substr(at, 2) == "\"\""; ++at) {
                    if (bytes.at(at) == '"') ++at;
                    cell += bytes.at(at);
                }
                ++at;
            } else {
                while (bytes.at(at) != ',' && bytes.at(at) != '\r')
                    cell += bytes.at(at++);
            }
            row.push_back(cell);
            more = bytes.at(at) == ',';
            ++at;
        }
        EXPECT_EQ(bytes.at(at), '\n');
        ++at;
        rows.push_back(std::move(row));
    }
    return rows;
}

TEST(Csv, BeginsWithTheByteOrderMarkAndEndsItsRowsWithCrLf) {
    CsvTable table;
    table.text("Deployment").text("Charged").endRow();
    table.text("comfy-api").money({1'677'600}).endRow();
    EXPECT_EQ(table.bytes(),
              "\xEF\xBB\xBF\"Deployment\",\"Charged\"\r\n\"comfy-api\",1.677600\r\n");
}

TEST(Csv, DisarmsWhatASpreadsheetWouldTakeForAFormula) {
    for (const char* hostile : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
                                "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0",
                                "\xEF\xBC\x9D"
                                "1",
                                "\xEF\xBC\xA0x",
                                "\xEF\xBC\x8B"
                                "1",
                                "\xEF\xBC\x8D"
                                "1"}) {
        EXPECT_TRUE(csvText(hostile).starts_with("\"'")) << hostile;
    }
    for (const char* harmless : {"", "echo", "a=b", "1-2", "'=1", " x", "中文"})
        EXPECT_EQ(csvText(harmless), std::string("\"") + harmless + "\"");
}

TEST(Csv, KeepsSeparatorsQuotesAndLineBreaksInsideOneCell) {
    EXPECT_EQ(csvText("a,b;c\td"), "\"a,b;c\td\"");
    EXPECT_EQ(csvText("say \"hi\""), "\"say \"\"hi\"\"\"");
    EXPECT_EQ(csvText("two\r\nlines"), "\"two\r\nlines\"");
    EXPECT_EQ(csvText(std::string_view("nul\0 bell\a", 10)), "\"nul  bell \"");
}

TEST(Csv, WritesMoneyExactlyAndAsANumber) {
    const auto written = [](std::int64_t points) {
        CsvTable table;
        table.money({points}).endRow();
        return readCsv(table.bytes()).at(0).at(0);
    };
    EXPECT_EQ(written(0), "0.000000");
    EXPECT_EQ(written(1), "0.000001");
    EXPECT_EQ(written(-1'500'000), "-1.500000");
    EXPECT_EQ(written(std::numeric_limits<std::int64_t>::max()), "9223372036854.775807");
    EXPECT_EQ(written(std::numeric_limits<std::int64_t>::min()), "-9223372036854.775808");
}

TEST(Csv, NoNameEscapesItsCellOrBecomesAFormula) {
    support::SeededRandom random(4180);
    const std::string alphabet = "=+-@\t\r\n\",; ;'ab\xEF\xBC\x9D|!";
    for (int round = 0; round < 2'000; ++round) {
        CsvTable table;
        std::vector<std::string> names;
        for (int i = 0; i < 3; ++i) {
            std::string name;
            for (std::uint64_t length = random.next() % 9; length > 0; --length)
                name += alphabet[random.next() % alphabet.size()];
            names.push_back(name);
            table.text(name).text("x").money({static_cast<std::int64_t>(random.next() >> 2)});
            table.endRow();
        }
        const auto rows = readCsv(table.bytes());
        ASSERT_EQ(rows.size(), names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            ASSERT_EQ(rows[i].size(), 3U);
            const std::string& cell = rows[i][0];
            EXPECT_TRUE(cell == names[i] || cell == "'" + names[i]);
            EXPECT_TRUE(cell.empty() ||
                        std::string("=+-@\t\r\n").find(cell[0]) == std::string::npos);
        }
    }
}

}  // namespace
}  // namespace berth::domain
