// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/traffic_tape.h"

#include <gtest/gtest.h>

namespace berth::sim::serving {

TEST(TrafficTape, GivesBackWhatCameSinceAnInstantOldestFirst) {
    TrafficTape tape;
    EXPECT_TRUE(tape.read(0).empty());
    for (int i = 0; i < 5; ++i)
        tape.add(i * engine::kSecond, {i * engine::kMillisecond});
    const auto requests = tape.read(3 * engine::kSecond);
    ASSERT_EQ(requests.size(), 2u);
    EXPECT_EQ(requests[0].at, 3 * engine::kSecond);
    EXPECT_EQ(requests[1].request.service, 4 * engine::kMillisecond);
}

TEST(TrafficTape, KeepsTheNewestWhateverComes) {
    TrafficTape tape;
    const auto most = static_cast<engine::Time>(TrafficTape::kMost);
    for (engine::Time at = 0; at < most + 1000; ++at)
        tape.add(at, {});
    const auto requests = tape.read(0);
    ASSERT_EQ(requests.size(), TrafficTape::kMost);
    for (std::size_t i = 0; i < requests.size(); ++i)
        ASSERT_EQ(requests[i].at, static_cast<engine::Time>(i) + 1000);
}

}  // namespace berth::sim::serving
