// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "sim/placement/trace.h"

namespace berth::sim::placement {
namespace {

std::vector<TraceNode> nodesNamed(const std::vector<std::string>& names) {
    std::vector<TraceNode> nodes;
    for (const std::string& name : names)
        nodes.push_back({name, {1000, 1, 1, 500}, ""});
    return nodes;
}

const std::vector<TraceNode> kNodes = nodesNamed({"pod-0003", "pod-0255", "pod-0007", "lonely"});

TEST(ReadOrder, FindsArrivalsByTheNumbersInTheNamesAndMayRepeatThem) {
    for (const char* text :
         {"pods 4 nodes 3\n255 3 7 255\n2 0 1\n", "pods 4 nodes 3\r\n255  3 7 255 \r\n2 0 1"}) {
        const auto order = readOrder(text, kNodes, 3);
        ASSERT_TRUE(order) << order.error().text("o");
        EXPECT_EQ(order->arrivals, (std::vector<std::uint32_t>{1, 0, 2, 1}));
        EXPECT_EQ(order->ranks, (std::vector<std::uint32_t>{2, 0, 1}));
    }
}

TEST(ReadOrder, IsTheOrderOfTheListsWithoutAFile) {
    const TraceOrder order = orderAsListed(3, 2);
    EXPECT_EQ(order.arrivals, (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_EQ(order.ranks, (std::vector<std::uint32_t>{0, 1}));
}

TEST(ReadOrder, NamesLineAndFixOfWhatIsWrong) {
    const std::pair<const char*, const char*> kCases[] = {
        {"", "o: has 0 lines: there must be three"},
        {"pods 1 nodes 3\n3\n", "o: has 2 lines"},
        {"pods 1 nodes 3\n3\n0 1 2\n\nx\n", "o: has 5 lines"},
        {"pod 1 nodes 3\n3\n0 1 2\n", "o:1: must be like \"pods 120 nodes 8\""},
        {"pods 1 nodes 3 or more\n3\n0 1 2\n", "o:1: must be like"},
        {"pods -1 nodes 3\n3\n0 1 2\n", "o:1: must be like"},
        {"pods 99999999999999999999 nodes 3\n3\n0 1 2\n", "o:1: must be like"},
        {"pods 1 nodes 4\n3\n0 1 2 3\n", "o:1: is for 4 machines, the list of machines has 3"},
        {"pods 2 nodes 3\n3\n0 1 2\n", "o:2: 1 arrivals where the first line says 2"},
        {"pods 1 nodes 3\nx\n0 1 2\n", "o:2: arrivals must be whole numbers parted by spaces"},
        {"pods 1 nodes 3\n4\n0 1 2\n", "o:2: no node has a name that ends in 4"},
        {"pods 1 nodes 3\n3\n0 1\n", "o:3: 2 ranks where the first line says 3"},
        {"pods 1 nodes 3\n3\n0 1 1\n", "o:3: rank 1 is there twice"},
        {"pods 1 nodes 3\n3\n0 1 3\n", "o:3: rank 3 is too high"},
        {"pods 1 nodes 3\n3\n0 1 -2\n", "o:3: ranks must be whole numbers"}};
    for (const auto& [text, fault] : kCases) {
        const auto order = readOrder(text, kNodes, 3);
        ASSERT_FALSE(order) << text;
        EXPECT_TRUE(order.error().text("o").starts_with(fault)) << order.error().text("o");
    }
    const auto twice = readOrder("pods 1 nodes 3\n3\n0 1 2\n", nodesNamed({"a-3", "b-3"}), 3);
    ASSERT_FALSE(twice);
    EXPECT_TRUE(twice.error().what.starts_with("more than one node")) << twice.error().what;
}

TEST(ReadOrder, BearsBeingCutAtEveryByte) {
    const std::string whole = "pods 4 nodes 3\r\n255 3 7 255\r\n2 0 1\r\n";
    int good = 0;
    for (std::size_t length = 0; length <= whole.size(); ++length)
        good += readOrder(whole.substr(0, length), kNodes, 3).has_value();
    EXPECT_EQ(good, 3);  // only the end of the last line may be missing
}

}  // namespace
}  // namespace berth::sim::placement
