// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "sim/cluster/back_off.h"
#include "tests/kubernetes_reference/recording.h"

namespace berth::testing {

TEST(BackOffBesideTheKubelet, WaitsAsLongAfterEveryRun) {
    for (const nlohmann::json& recorded : recordedCases("back_off")) {
        sim::cluster::BackOff backOff;
        ASSERT_EQ(recorded["runs_s"].size(), recorded["waits_s"].size());
        for (std::size_t i = 0; i < recorded["runs_s"].size(); ++i) {
            backOff.ran(recorded["runs_s"][i].get<int>() * sim::engine::kSecond);
            EXPECT_EQ(backOff.next(), recorded["waits_s"][i].get<int>() * sim::engine::kSecond)
                << "run " << i << " of " << recorded["runs_s"].dump();
        }
    }
}

}  // namespace berth::testing
