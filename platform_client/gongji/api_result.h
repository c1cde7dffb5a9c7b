// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "models/domain/error.h"
#include "platform_client/gongji/refusal.h"
#include "platform_client/http/http_transport.h"

namespace berth::platform_client::gongji {

// Why a call did not go well, and what that leaves open.
struct ApiFailure {
    domain::Error error;
    // Of a call that changes something: it may have taken effect all the same.
    bool mayHaveActed = false;
    std::optional<Refusal> refusal;         // the platform answered, and said no
    std::optional<HttpFailureKind> broken;  // there was no answer
    int status = 0;                         // of HTTP; 0: no answer
    std::string fingerprint;                // CertificateBad: whose key it was

    // The path is not there: this platform does not have that generation.
    [[nodiscard]] bool noSuchPath() const {
        return !refusal && (status == 404 || status == 405 || status == 410);
    }
    [[nodiscard]] bool is(RefusalKind kind) const { return refusal && refusal->kind == kind; }
};

template <class T>
using ApiResult = tl::expected<T, ApiFailure>;

template <class T>
using ApiReply = std::function<void(ApiResult<T>)>;

[[nodiscard]] ApiFailure failureOf(const HttpFailure& failure);
// Of an answer whose body is no envelope; `why` says in what way.
[[nodiscard]] ApiFailure failureOf(const HttpAnswer& answer, const domain::Error& why);
[[nodiscard]] ApiFailure failureOf(Refusal refusal, int status);

}  // namespace berth::platform_client::gongji
