// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kubernetes_reference/recording.h"
#include <gtest/gtest.h>

#include <fstream>

namespace berth::testing {

nlohmann::json recordedCases(const char* part) {
    std::ifstream file(BERTH_KUBERNETES_RECORDING);
    const nlohmann::json recording = nlohmann::json::parse(file, nullptr, false);
    EXPECT_TRUE(recording.is_object() && recording.contains(part)) << part;
    if (!recording.is_object() || !recording.contains(part)) return nlohmann::json::array();
    EXPECT_FALSE(recording[part].empty()) << part;
    return recording[part];
}

}  // namespace berth::testing
