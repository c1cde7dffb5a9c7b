// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/trace.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>

#include "sim/workload/arrivals.h"

namespace berth::sim::workload {
namespace {

using engine::kMillisecond;
using engine::kSecond;
using engine::Time;

auto readTraceText(const std::string& text) {
    std::istringstream in(text);
    return Trace::read(in);
}

std::string traceFault(const std::string& text) {
    const auto trace = readTraceText(text);
    return trace ? std::string{} : domain::toText(trace.error());
}

std::vector<Arrival> replay(const std::string& text, Time begin = 0, std::uint64_t seed = 1) {
    auto trace = readTraceText(text);
    EXPECT_TRUE(trace) << traceFault(text);
    engine::RandomStream random(seed, "replay");
    const auto process =
        makeArrivals(TraceArrivals{std::make_shared<const Trace>(std::move(*trace))}, begin);
    std::vector<Arrival> arrivals;
    Time at = begin;
    while (const auto arrival = process->next(at, random)) {
        EXPECT_GE(arrival->at, at);
        at = arrival->at;
        arrivals.push_back(*arrival);
    }
    return arrivals;
}

TEST(Trace, IsReplayedExactly) {
    const auto arrivals = replay(
        "\xEF\xBB\xBFservice_time,user,\"time\"\r\n0.25,a,0\r\n,\"b,c\",1.000000001\r\n0,d,"
        "1.000000001\r\n",
        kSecond);
    ASSERT_EQ(arrivals.size(), 3U);
    EXPECT_EQ(arrivals[0].at, kSecond);
    EXPECT_EQ(arrivals[0].service, 250 * kMillisecond);
    EXPECT_EQ(arrivals[1].at, 2 * kSecond + 1);
    EXPECT_EQ(arrivals[1].service, -1);
    EXPECT_EQ(arrivals[2].at, 2 * kSecond + 1);
    EXPECT_EQ(arrivals[2].service, 0);
}

TEST(Trace, AddsUpDistances) {
    const auto arrivals = replay("inter_arrival\n0.5\n0\n2e-3\n");
    ASSERT_EQ(arrivals.size(), 3U);
    EXPECT_EQ(arrivals[2].at, 502 * kMillisecond);
    EXPECT_DOUBLE_EQ(readTraceText("inter_arrival\n0.5\n0\n2\n")->meanRate(), 3 / 2.5);
}

TEST(Trace, SpreadsCountsUniformlyOverTheirBins) {
    const auto arrivals = replay("time,count\n10,20000\n20,0\n30,500\n30.5,0\n");
    ASSERT_EQ(arrivals.size(), 20'500U);
    double mean = 0;
    double squares = 0;
    for (std::size_t i = 0; i < 20'000; ++i) {
        const double x = (engine::toSeconds(arrivals[i].at) - 10) / 10;
        EXPECT_TRUE(x >= 0 && x <= 1);
        mean += x / 20'000;
        squares += x * x / 20'000;
    }
    EXPECT_NEAR(mean, 0.5, 4 * std::sqrt(1.0 / 12 / 20'000));
    EXPECT_NEAR(squares, 1.0 / 3, 4 * std::sqrt(4.0 / 45 / 20'000));
    EXPECT_GE(arrivals[20'000].at, 30 * kSecond);
    EXPECT_LE(arrivals.back().at, 30 * kSecond + 500 * kMillisecond);
}

TEST(Trace, SaysWhatIsWrongWithItAndWhatToDo) {
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"", "is empty: its first line must name the columns"},
        {"time\n", "has no request in it: add lines below the first"},
        {"at,user\n1,2\n", "line 1: the column \"time\" is missing; there is: \"at\", \"user\". "},
        {"time,inter_arrival\n0,0\n", "line 1, column 2: both "},
        {"inter_arrival,count\n0,0\n", "line 1, column 2: \"count\" needs \"time\""},
        {"time,count,service_time\n0,0,1\n", "line 1, column 3: \"service_time\" has no place"},
        {"time\n1\n0.5\n", "line 3, column 1: \"0.5\" lies before the line above (1): sort "},
        {"time\nnan\n", "line 2, column 1: must be a number of seconds, 0 or more"},
        {"time\ninf\n", "line 2, column 1: must be a number of seconds"},
        {"time\n-1\n", "line 2, column 1: must be a number of seconds"},
        {"time\n\"\"\n", "line 2, column 1: must be a number of seconds"},
        {"time\n1e400\n", "line 2, column 1: must be a number of seconds"},
        {"time\n1700000000\n", "line 2, column 1: \"1700000000\" seconds are more than the 366"},
        {"inter_arrival\n31000000\n31000000\n", "line 3, column 1: lies after the 366 days"},
        {"time,service_time\n1,x\n", "line 2, column 2: must be a number of seconds"},
        {"time,count\n0,1.5\n1,0\n", "line 2, column 2: must be a whole number from 0 to"},
        {"time,count\n0,-1\n1,0\n", "line 2, column 2: must be a whole number"},
        {"time,count\n0,5\n", "line 2, column 2: the last bin has no end: add a line"},
        {"time,count\n0,0\n", "has no request in it"},
        {"time\n1,2\n", "line 2: has 2 cells where the first line has 1"},
    };
    for (const auto& [text, message] : wrong)
        EXPECT_TRUE(traceFault(text).starts_with(message)) << text << "\n" << traceFault(text);
}

TEST(Trace, EndsWhereverItIsCut) {
    const std::string whole = "time,count,\"a\"\r\n0,3,\"x,\"\"y\"\r\n1.5,2,\r\n2,0,z\r\n";
    for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
        const auto trace = readTraceText(whole.substr(0, cut));
        if (trace) {
            EXPECT_GT(trace->requests(), 0);
        }
    }
}

TEST(Trace, KeepsNoMoreOfALineThanItsTime) {
    std::string text = "note,time\n";
    constexpr std::size_t kLines = 50'000;
    for (std::size_t i = 0; i < kLines; ++i)
        text += "a long text that nobody asked for," + std::to_string(i) + "\n";
    const auto trace = readTraceText(text);
    ASSERT_TRUE(trace);
    EXPECT_EQ(trace->lines(), kLines);
    EXPECT_EQ(trace->requests(), static_cast<std::int64_t>(kLines));
    EXPECT_EQ(trace->time(kLines - 1), static_cast<Time>(kLines - 1) * kSecond);
}

TEST(WeightedSpans, AreReadFromAColumn) {
    std::istringstream in("n,took,times\n1,0.5,3\n2,2,0\n");
    const auto weighted = readSpans(in, "took", "times");
    ASSERT_TRUE(weighted);
    EXPECT_EQ(weighted->seconds, (std::vector<double>{0.5, 2}));
    EXPECT_EQ(weighted->weights, (std::vector<double>{3, 0}));
    std::istringstream again("took\n1\n");
    EXPECT_EQ(readSpans(again, "took", "")->weights, (std::vector<double>{1}));
    const auto fault = [](const std::string& text) {
        std::istringstream bytes(text);
        const auto read = readSpans(bytes, "took", "times");
        return read ? std::string{} : domain::toText(read.error());
    };
    EXPECT_EQ(fault("took\n1\n"), "line 1: the column \"times\" is missing; there is: \"took\"");
    EXPECT_TRUE(fault("took,times\n1,-1\n").starts_with("line 2, column 2: must be a number"));
    EXPECT_TRUE(fault("took,times\n-1,1\n").starts_with("line 2, column 1: must be a number of"));
    EXPECT_TRUE(fault("took,times\n1,0\n").starts_with("has no value that weighs anything"));
}

}  // namespace
}  // namespace berth::sim::workload
