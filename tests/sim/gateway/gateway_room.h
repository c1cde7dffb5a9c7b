// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <thread>

#include "sim/gateway/gateway.h"
#include "tests/sim/gateway/raw_client.h"
#include "tests/sim/gateway/thread_backend.h"

namespace berth::sim::gateway::test {

// A gateway with one link, started with the limits of the test.
class GatewayRoom : public ::testing::Test {
  protected:
    void start(GatewayLimits limits = {}) {
        gateway = std::make_unique<Gateway>(backend, limits);
        const auto opened = gateway->openLink(kLink, "echo", 0);
        ASSERT_TRUE(opened.has_value());
        port = *opened;
    }
    // Has waited until the last connection was seen to end.
    [[nodiscard]] bool allClosed() const {
        for (int i = 0; i < 1000; ++i) {
            if (gateway->statistics().open == 0) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }

    static constexpr LinkToken kLink{1, 80};
    ThreadBackend backend;
    std::unique_ptr<Gateway> gateway;
    std::uint16_t port = 0;
};

}  // namespace berth::sim::gateway::test
