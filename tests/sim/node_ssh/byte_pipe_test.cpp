// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/byte_pipe.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <stop_token>
#include <string>
#include <thread>

namespace berth::sim::node_ssh {
namespace {

TEST(BytePipe, CarriesEverythingInOrderThoughItHoldsLittle) {
    std::atomic<int> changes = 0;
    BytePipe pipe(7, [&changes] { ++changes; });
    std::string sent;
    for (int i = 0; i < 5000; ++i)
        sent += std::to_string(i) + ",";
    std::thread writer([&] { EXPECT_TRUE(pipe.write(sent, {})); });
    std::string got;
    while (got.size() < sent.size()) {
        const std::string piece = pipe.peek(3);
        ASSERT_LE(piece.size(), 3U);
        got += piece;
        pipe.drop(piece.size());
    }
    writer.join();
    EXPECT_EQ(got, sent);
    EXPECT_TRUE(pipe.empty());
    EXPECT_GT(changes, 0);
}

TEST(BytePipe, GivesAReaderWhatIsThereAndThenTheEnd) {
    BytePipe pipe(10, [] {});
    EXPECT_EQ(pipe.room(), 10U);
    pipe.push("hello");
    EXPECT_EQ(pipe.room(), 5U);
    pipe.end();
    EXPECT_EQ(pipe.room(), 0U);
    std::array<char, 4> buffer{};
    EXPECT_EQ(pipe.read(buffer, {}), 4U);
    EXPECT_EQ(pipe.read(buffer, {}), 1U);
    EXPECT_EQ(buffer[0], 'o');
    EXPECT_EQ(pipe.read(buffer, {}), 0U);
}

TEST(BytePipe, LetsNobodyWaitAfterAStopOrABreak) {
    BytePipe pipe(4, [] {});
    std::stop_source stop;
    std::thread reader([&] {
        std::array<char, 4> buffer{};
        EXPECT_EQ(pipe.read(buffer, stop.get_token()), 0U);
    });
    stop.request_stop();
    reader.join();
    std::thread writer([&] { EXPECT_FALSE(pipe.write("too much", {})); });
    pipe.breakOff();
    writer.join();
    EXPECT_FALSE(pipe.write("x", {}));
}

}  // namespace
}  // namespace berth::sim::node_ssh
