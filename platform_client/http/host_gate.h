// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/units.h"

namespace berth::platform_client {

// What all calls to one host share, so that together they do not press on a host that asked for a
// pause, or that has failed time and again. On one thread; times are those of a monotonic clock.
//
// - a pause that the host asked for holds for everybody;
// - a circuit breaker: after so many failures in a row nothing is sent for a while, then one call
//   goes ahead as a probe; with its failure the while doubles, with any success it is over;
// - a token bucket from which repetitions are paid, so that they stay a small part of the whole.
class HostGate {
  public:
    struct Limits {
        int failuresInARow = 5;
        domain::Duration firstRest = std::chrono::seconds(5);
        domain::Duration longestRest = std::chrono::seconds(60);
        int tokens = 10;  // a full bucket
        domain::Duration tokenEvery = std::chrono::seconds(6);
    };

    enum class Pass { Ordinary, Probe };

    HostGate() : HostGate(Limits{}) {}
    explicit HostGate(Limits limits) : m_limits(limits), m_tokens(limits.tokens) {}

    // A pause is never shortened.
    void pauseUntil(domain::Duration moment);
    [[nodiscard]] domain::Duration pauseLeft(domain::Duration now) const;

    // A pass: the call may be sent, and what became of it is told with one of the next three.
    [[nodiscard]] std::optional<Pass> enter(domain::Duration now);
    void succeeded();
    void failed(Pass pass, domain::Duration now);
    void leftOpen(Pass pass);  // it says nothing about the host
    // While nothing may be sent: how long until the next probe may; nothing while it is under way.
    [[nodiscard]] std::optional<domain::Duration> restLeft(domain::Duration now) const;

    // Pays for one repetition; false when the bucket is empty.
    [[nodiscard]] bool payForRepetition(domain::Duration now);

  private:
    void refill(domain::Duration now);

    const Limits m_limits;
    domain::Duration m_pausedUntil{0};
    int m_failures = 0;          // in a row
    domain::Duration m_rest{0};  // of the breaker; zero: closed
    domain::Duration m_restUntil{0};
    bool m_probing = false;
    int m_tokens;
    domain::Duration m_refilledAt{0};
};

}  // namespace berth::platform_client
