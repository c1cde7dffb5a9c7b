// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "sim/gateway/head_scanner.h"
#include "sim/gateway/response_text.h"

namespace berth::sim::gateway {
namespace {

using Result = HeadScanner::Result;

TEST(HeadScanner, FindsTheEndOfAHeadHoweverItIsCut) {
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\nB:\t c \r\n\r\n";
    const std::string more = head + "GET";
    for (std::size_t cut = 0; cut <= more.size(); ++cut) {
        HeadScanner scanner(64);
        const Result first = scanner.scan(std::string_view(more).substr(0, cut));
        EXPECT_EQ(first, cut < head.size() ? Result::More : Result::Done);
        if (first == Result::Done) {
            EXPECT_EQ(scanner.length(), head.size());
            continue;
        }
        EXPECT_EQ(scanner.scan(more), Result::Done);
        EXPECT_EQ(scanner.length(), head.size());
    }
}

TEST(HeadScanner, RefusesAtTheFirstWrongByte) {
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    for (std::size_t at = 0; at < head.size(); ++at) {
        for (const char wrong : {'\0', '\n', '\x7f', '\x01'}) {
            if (head[at] == wrong) continue;
            std::string bytes = head;
            bytes[at] = wrong;
            HeadScanner scanner(64);
            EXPECT_EQ(scanner.scan(bytes.substr(0, at)), Result::More);
            EXPECT_EQ(scanner.scan(bytes.substr(0, at + 1)), Result::Malformed);
        }
    }
}

TEST(HeadScanner, CountsFields) {
    HeadScanner scanner(1);
    EXPECT_EQ(scanner.scan("GET / HTTP/1.1\r\nA: b\r\n\r\n"), Result::Done);
    scanner.reset();
    EXPECT_EQ(scanner.scan("GET / HTTP/1.1\r\nA: b\r\nB: c\r\n\r\n"), Result::TooManyFields);
}

TEST(ResponseText, NeverWritesAnEmptyChunkBeforeTheEnd) {
    std::string out;
    appendChunk(out, "");
    EXPECT_EQ(out, "");
    appendChunk(out, std::string(17, 'x'));
    EXPECT_EQ(out, "11\r\n" + std::string(17, 'x') + "\r\n");
}

TEST(ResponseText, DoesNotWriteAStatusThatIsNone) {
    for (const int status : {0, 99, 101, 600, 1000, -1}) {
        std::string out;
        appendHead(out, {false, false, true}, {status, {}}, 0);
        EXPECT_TRUE(out.starts_with("HTTP/1.1 500 ")) << status;
    }
}

}  // namespace
}  // namespace berth::sim::gateway
