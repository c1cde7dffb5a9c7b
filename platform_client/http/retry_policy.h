// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "models/domain/random.h"
#include "models/domain/units.h"
#include "platform_client/http/http_transport.h"

namespace berth::platform_client {

// What may be sent again when it went wrong.
enum class RetryRule {
    Never,
    // It would act twice: only what has certainly not been seen, or was turned away (429).
    IfNotArrived,
    // Twice does what once does, or the other side tells repetitions apart.
    Idempotent,
};

struct Backoff {
    domain::Duration base = std::chrono::milliseconds(500);
    domain::Duration cap = std::chrono::seconds(30);
};

// Before the n-th repetition, from 1 on: uniform over [0, min(cap, base * 2^(n-1))], the "full
// jitter" of Marc Brooker, "Exponential Backoff And Jitter" (2015): callers that failed together
// do not come back together.
[[nodiscard]] domain::Duration fullJitter(int repetition, const Backoff& backoff,
                                          domain::Random& random);

// Uniform over [0, most].
[[nodiscard]] domain::Duration uniform(domain::Duration most, domain::Random& random);

// Whether sending it again is safe under the rule and could help.
[[nodiscard]] bool mayRepeat(RetryRule rule, const HttpResult& result);

// Whether the result speaks against the host: it was not reached, did not speak HTTP, or failed
// (5xx). Nothing where the result says nothing about it.
[[nodiscard]] std::optional<bool> hostFailed(const HttpResult& result);

// A pause longer than this is not believed.
inline constexpr domain::Duration kLongestPause = std::chrono::minutes(5);

// How long the answer of a 429 or 503 asks everybody to wait: its Retry-After in seconds or as a
// date (RFC 9110, 10.2.3), between 0 and kLongestPause. A date is measured against the answer's own
// Date, so that a clock that is off does no harm, and against `now` where there is none.
[[nodiscard]] std::optional<domain::Duration> pauseAskedFor(const HttpAnswer& answer,
                                                            domain::Instant now);

}  // namespace berth::platform_client
