// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform_client/http/retrying_caller.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/seeded_random.h"
#include "tests/support/virtual_task_queue.h"

namespace berth::platform_client {

inline HttpResult answered(int status, HttpHeaders headers = {}) {
    return support::ScriptedTransport::answered(status, "body", std::move(headers));
}
inline HttpResult failed(HttpFailureKind kind, bool mayHaveArrived = true,
                         std::string detail = "as scripted") {
    return support::ScriptedTransport::failed(kind, mayHaveArrived, std::move(detail));
}

// A caller in virtual time, over a transport whose answers come one after another from a list; the
// last one stays.
class World {
  public:
    explicit World(std::vector<support::ScriptedTransport::Turn> turns, std::uint64_t seed = 1)
        : World(
              [turns = std::move(turns)](const HttpCall&, std::size_t n) {
                  return turns[std::min(n, turns.size() - 1)];
              },
              seed) {}
    explicit World(support::ScriptedTransport::Script script, std::uint64_t seed = 1)
        : transport(queue, std::move(script)), random(seed) {
        auto redactor = std::make_shared<Redactor>();
        redactor->add("s3cr3t/token");
        caller.emplace(RetryingCaller::Seams{queue, transport, queue.clock(), random, gate},
                       RetryingCaller::Told{domain::ConnectionId{"c1"},
                                            [this](const domain::ApiCall& call) {
                                                told.push_back(call);
                                                if (onTold) onTold(call);
                                            },
                                            redactor});
    }

    RepeatableCall repeatable(RetryRule rule) {
        RepeatableCall call;
        call.rule = rule;
        call.make = [this] {
            HttpCall http;
            http.url = "https://h/api/x?n=" + std::to_string(++made);
            return http;
        };
        return call;
    }
    // Makes the call and lets time run until its reply.
    HttpResult run(RepeatableCall call) {
        std::optional<HttpResult> result;
        const auto handle =
            caller->call(std::move(call), [&](HttpResult given) { result = std::move(given); });
        EXPECT_FALSE(result.has_value()) << "never inside call()";
        EXPECT_TRUE(queue.runUntil([&] { return result.has_value(); }));
        return result.value_or(failed(HttpFailureKind::Cancelled));
    }
    HttpResult run(RetryRule rule) { return run(repeatable(rule)); }

    support::VirtualTaskQueue queue;
    support::ScriptedTransport transport;
    support::SeededRandom random;
    HostGate gate;
    std::vector<domain::ApiCall> told;
    domain::ApiCallObserver onTold;
    int made = 0;
    std::optional<RetryingCaller> caller;
};

}  // namespace berth::platform_client
