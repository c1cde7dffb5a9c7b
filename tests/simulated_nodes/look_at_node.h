// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include "platform_client/inspector/batch.h"
#include "platform_client/inspector/inspection_reader.h"
#include "tests/sim/shell/fake_node.h"

namespace berth::simulated_nodes {

// What the inspector's own script, unchanged, brings back from the shell of a simulated node.
inline domain::Inspection look(sim::shell::testing::FakeNode& node) {
    constexpr std::string_view kNonce = "0123456789abcdef0123456789abcdef";
    const sim::shell::testing::RunResult result =
        runScript(node, "sh", *platform_client::inspector::commandBatch(kNonce));
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.error, "");
    return platform_client::inspector::readInspection(result.out, kNonce);
}

}  // namespace berth::simulated_nodes
