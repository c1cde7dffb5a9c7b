// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace berth::sim::open_api::testing {

// A whole `dynamic_pod_strategy` by the delay of port 80, switched on.
[[nodiscard]] inline nlohmann::json scalingBody(int least, int most) {
    auto body = nlohmann::json::parse(R"({"idle_timeout":300,"execution_timeout":600,"switch":true,
        "benchmark":[{"scaling_strategy":"queue_delay","indicators":{"port":80,
        "queue_delay_threshold":5,"max_concurrency_per_instance":3}}]})");
    body["min_workers"] = least;
    body["max_workers"] = most;
    return body;
}

}  // namespace berth::sim::open_api::testing
