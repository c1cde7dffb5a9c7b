// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/connection_verdict.h"

namespace berth::platform_client::gongji {

using Verdict = domain::ConnectionVerdictKind;

namespace {

Verdict ofBroken(HttpFailureKind kind) {
    switch (kind) {
        case HttpFailureKind::BadAddress:
            return Verdict::BadAddress;
        case HttpFailureKind::NoNetwork:
            return Verdict::NoNetwork;
        case HttpFailureKind::ProxyFailed:
            return Verdict::ProxyFailed;
        case HttpFailureKind::Refused:
            return Verdict::Refused;
        case HttpFailureKind::CertificateBad:
            return Verdict::CertificateBad;
        case HttpFailureKind::HeldBack:
            return Verdict::RateLimited;
        case HttpFailureKind::TimedOut:
        case HttpFailureKind::Cancelled:
            return Verdict::TimedOut;
        // Something listens there, and what it does is not this API.
        case HttpFailureKind::Broken:
        case HttpFailureKind::Malformed:
        case HttpFailureKind::TooLarge:
        case HttpFailureKind::Redirected:
            break;
    }
    return Verdict::NotThePlatform;
}

Verdict ofRefusal(RefusalKind kind, domain::KeyMode mode, bool tokenFits) {
    switch (kind) {
        case RefusalKind::Timestamp:
            return Verdict::ClockSkewed;
        case RefusalKind::Signature:
            // Of a call without one: the key is one that wants it.
            return mode == domain::KeyMode::Simple ? Verdict::KeyModeWrong
                                                   : Verdict::SignatureRefused;
        case RefusalKind::Token:
            return tokenFits ? Verdict::TokenRefused : Verdict::TokenMalformed;
        case RefusalKind::RateLimited:
            return Verdict::RateLimited;
        default:
            return Verdict::PlatformFailed;
    }
}

}  // namespace

bool isSkewed(std::optional<domain::Duration> skew) {
    return skew && (*skew > kTolerableSkew || *skew < -kTolerableSkew);
}

Verdict verdictOf(const ApiFailure& failure, domain::KeyMode mode,
                  std::optional<domain::Duration> skew, bool tokenFits) {
    if (failure.broken) return ofBroken(*failure.broken);
    if (failure.refusal) {
        if (isSkewed(skew)) return Verdict::ClockSkewed;
        return ofRefusal(failure.refusal->kind, mode, tokenFits);
    }
    if (failure.status == 407) return Verdict::ProxyFailed;
    if (failure.status == 429) return Verdict::RateLimited;
    return failure.status >= 500 ? Verdict::PlatformFailed : Verdict::NotThePlatform;
}

bool mayBeOtherMode(const ApiFailure& failure) {
    return failure.is(RefusalKind::Signature) || failure.is(RefusalKind::Token) ||
           failure.is(RefusalKind::Other);
}

}  // namespace berth::platform_client::gongji
