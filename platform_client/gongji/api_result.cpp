// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/api_result.h"

#include <fmt/format.h>

#include <utility>

namespace berth::platform_client::gongji {
namespace {

using domain::ErrorCode;

ErrorCode codeOf(HttpFailureKind kind) {
    switch (kind) {
        case HttpFailureKind::BadAddress:
            return ErrorCode::InvalidArgument;
        case HttpFailureKind::TimedOut:
            return ErrorCode::TimedOut;
        case HttpFailureKind::Malformed:
            return ErrorCode::Malformed;
        case HttpFailureKind::TooLarge:
            return ErrorCode::LimitExceeded;
        case HttpFailureKind::Cancelled:
            return ErrorCode::ShuttingDown;
        default:
            return ErrorCode::Unavailable;
    }
}

ErrorCode codeOf(int status) {
    if (status == 401 || status == 403) return ErrorCode::PermissionDenied;
    if (status == 404 || status == 405 || status == 410) return ErrorCode::NotFound;
    if (status == 429) return ErrorCode::LimitExceeded;
    return ErrorCode::Unavailable;
}

bool canHelp(ErrorCode code) {
    return code == ErrorCode::Unavailable || code == ErrorCode::TimedOut ||
           code == ErrorCode::LimitExceeded;
}

}  // namespace

ApiFailure failureOf(const HttpFailure& failure) {
    ApiFailure made;
    made.error.code = codeOf(failure.kind);
    made.error.detail = failure.detail;
    made.error.retryCanHelp = canHelp(made.error.code);
    made.mayHaveActed = failure.mayHaveArrived;
    made.broken = failure.kind;
    made.fingerprint = failure.fingerprint;
    return made;
}

ApiFailure failureOf(const HttpAnswer& answer, const domain::Error& why) {
    ApiFailure made;
    made.status = answer.status;
    const bool good = answer.status >= 200 && answer.status < 300;
    made.error.code = good ? ErrorCode::Malformed : codeOf(answer.status);
    made.error.detail =
        good ? fmt::format("the answer is not one of the platform's API: {}", why.detail)
             : fmt::format("HTTP status {}", answer.status);
    made.error.field = good ? why.field : std::string();
    made.error.retryCanHelp = canHelp(made.error.code);
    // What is in front of the platform says 5xx when it does not know what became of a request.
    made.mayHaveActed = good || answer.status >= 500;
    return made;
}

ApiFailure failureOf(Refusal refusal, int status) {
    ApiFailure made;
    made.error = toError(refusal);
    made.status = status;
    // A reason that nobody knows may be one that came up half way.
    made.mayHaveActed = refusal.kind == RefusalKind::Other;
    made.refusal = std::move(refusal);
    return made;
}

}  // namespace berth::platform_client::gongji
