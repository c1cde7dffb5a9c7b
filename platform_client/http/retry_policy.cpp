// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/retry_policy.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>

#include "platform_client/http/http_date.h"

namespace berth::platform_client {

namespace {

constexpr int kTimeout = 408, kTooMany = 429, kFirstServerError = 500;
constexpr int kUnavailable = 503, kGatewayTimeout = 504;

bool isPassing(int status) {
    return status == kTimeout || status == kTooMany ||
           (status >= kFirstServerError && status <= kGatewayTimeout && status != 501);
}

bool isPassing(HttpFailureKind kind) {
    switch (kind) {
        case HttpFailureKind::NoNetwork:
        case HttpFailureKind::ProxyFailed:
        case HttpFailureKind::Refused:
        case HttpFailureKind::TimedOut:
        case HttpFailureKind::Broken:
            return true;
        case HttpFailureKind::BadAddress:
        case HttpFailureKind::CertificateBad:
        case HttpFailureKind::Malformed:
        case HttpFailureKind::TooLarge:
        case HttpFailureKind::Redirected:
        case HttpFailureKind::HeldBack:
        case HttpFailureKind::Cancelled:
            return false;
    }
    return false;
}

}  // namespace

domain::Duration uniform(domain::Duration most, domain::Random& random) {
    if (most.count() <= 0) return domain::Duration{0};
    // The bias of the remainder is below 2^-24 for anything under half an hour.
    const auto range = static_cast<std::uint64_t>(most.count()) + 1;
    return domain::Duration{static_cast<std::int64_t>(random.next() % range)};
}

domain::Duration fullJitter(int repetition, const Backoff& backoff, domain::Random& random) {
    domain::Duration most = std::min(backoff.base, backoff.cap);
    for (int i = 1; i < repetition && most < backoff.cap; ++i)
        most = std::min(most * 2, backoff.cap);
    return uniform(most, random);
}

bool mayRepeat(RetryRule rule, const HttpResult& result) {
    if (rule == RetryRule::Never) return false;
    if (result) {
        return rule == RetryRule::Idempotent ? isPassing(result->status)
                                             : result->status == kTooMany;
    }
    if (!isPassing(result.error().kind)) return false;
    return rule == RetryRule::Idempotent || !result.error().mayHaveArrived;
}

std::optional<bool> hostFailed(const HttpResult& result) {
    if (result) return result->status >= kFirstServerError;
    switch (result.error().kind) {
        case HttpFailureKind::BadAddress:
        case HttpFailureKind::HeldBack:
        case HttpFailureKind::Cancelled:
            return std::nullopt;
        case HttpFailureKind::TooLarge:
        case HttpFailureKind::Redirected:
            return false;
        default:
            return true;
    }
}

std::optional<domain::Duration> pauseAskedFor(const HttpAnswer& answer, domain::Instant now) {
    if (answer.status != kTooMany && answer.status != kUnavailable) return std::nullopt;
    const std::string_view text = answer.header("retry-after");
    if (text.empty()) return std::nullopt;
    if (text.find_first_not_of("0123456789") == std::string_view::npos) {
        std::int64_t seconds = 0;
        const auto [stop, problem] =
            std::from_chars(text.data(), text.data() + text.size(), seconds);
        constexpr std::int64_t kMost = domain::wholeSeconds(kLongestPause);
        // More digits than fit are a long time, too.
        return std::chrono::seconds(problem == std::errc() ? std::min(seconds, kMost) : kMost);
    }
    const std::optional<domain::Instant> until = parseHttpDate(text, now);
    if (!until) return std::nullopt;
    return std::clamp(*until - answer.date.value_or(now), domain::Duration{0}, kLongestPause);
}

}  // namespace berth::platform_client
