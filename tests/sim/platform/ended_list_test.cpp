// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/ended_list.h"

#include <gtest/gtest.h>

#include <string>

namespace berth::sim::platform::testing {
namespace {

EndedDeployment numbered(std::size_t number) {
    EndedDeployment ended;
    ended.deployment.id = {std::to_string(number)};
    ended.ended = {static_cast<std::int64_t>(number)};
    return ended;
}

}  // namespace

TEST(EndedList, GivesTheSameListUntilAnotherDeploymentEnds) {
    EndedList list;
    const EndedDeployments none = list.all();
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->empty());
    EXPECT_EQ(list.all(), none);
    list.add(numbered(1));
    list.add(numbered(2));
    const EndedDeployments two = list.all();
    ASSERT_EQ(two->size(), 2U);
    EXPECT_EQ((*two)[0], numbered(1));
    EXPECT_EQ((*two)[1], numbered(2));
    EXPECT_EQ(list.all(), two);
    EXPECT_TRUE(none->empty()) << "what was handed out does not change";
}

TEST(EndedList, KeepsTheNewestTenThousand) {
    EndedList list;
    for (std::size_t i = 0; i < EndedList::kKept + 5; ++i)
        list.add(numbered(i));
    const EndedDeployments all = list.all();
    ASSERT_EQ(all->size(), EndedList::kKept);
    EXPECT_EQ(all->front(), numbered(5));
    EXPECT_EQ(all->back(), numbered(EndedList::kKept + 4));
}

}  // namespace berth::sim::platform::testing
