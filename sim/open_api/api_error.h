// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "models/domain/error.h"

namespace berth::sim::open_api {

// The `code` of an answer. The platform publishes the list 0000, C999, C001, C002, C004 … C010,
// Z001 without a word on what each means. This server uses them as existing clients read them:
//
//   0000  done
//   C001  the token is missing, malformed or not the one of this server
//   C002  the timestamp is missing, malformed or more than five minutes off
//   C004  the version is missing or not 1.0.0
//   C005  the signature is missing, and the key is one with a signature
//   C006  the signature does not fit the request
//   C010  conflict: the name is taken, or the task is in another state than the call needs
//   C999  everything else; the message says what
//
// C007 … C009 and Z001 are never sent.
namespace code {
inline constexpr std::string_view kOk = "0000";
inline constexpr std::string_view kToken = "C001";
inline constexpr std::string_view kTimestamp = "C002";
inline constexpr std::string_view kVersion = "C004";
inline constexpr std::string_view kSignatureMissing = "C005";
inline constexpr std::string_view kSignature = "C006";
inline constexpr std::string_view kConflict = "C010";
inline constexpr std::string_view kGeneral = "C999";
}  // namespace code

// Why a call is refused. The message is Chinese, as the platform's are, and holds the phrases that
// existing clients look for; it is plain text and holds no secret.
struct ApiError {
    std::string_view code = code::kGeneral;
    std::string message;

    friend bool operator==(const ApiError&, const ApiError&) = default;
};

template <class T>
using ApiResult = tl::expected<T, ApiError>;

[[nodiscard]] inline tl::unexpected<ApiError> refuse(std::string_view code, std::string message) {
    return tl::unexpected<ApiError>(ApiError{code, std::move(message)});
}
// C999.
[[nodiscard]] inline tl::unexpected<ApiError> refuse(std::string message) {
    return refuse(code::kGeneral, std::move(message));
}

// What reading a body found wrong; the error names the field as it was sent.
[[nodiscard]] ApiError badBody(const domain::Error& error);
// What the platform below refused, in the words of the wire: fields have their names there.
[[nodiscard]] ApiError toApiError(const domain::Error& error);

}  // namespace berth::sim::open_api
