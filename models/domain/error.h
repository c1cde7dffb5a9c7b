// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace berth::domain {

// What went wrong, as a closed list: the user interface shows a translated text chosen by the code.
// Append only; the numbers are stored in journals.
enum class ErrorCode : int {
    InvalidArgument = 1,    // a value breaks a rule; `field` names it
    NotFound = 2,           // no such deployment, node, file …
    AlreadyExists = 3,      // the name is taken
    WrongState = 4,         // e.g. resume of a deployment that is not paused
    StateMoved = 5,         // the plan was made for a state that is gone
    NotSupported = 6,       // the platform's capabilities exclude it
    NoCapacity = 7,         // no machine or no stock
    Unavailable = 8,        // the platform, or what it stands on, does not answer now
    TimedOut = 9,           // no answer within the deadline; whether it took effect is unknown
    PermissionDenied = 10,  // credentials or file permissions
    StorageFailed = 11,     // the disk refused: full, read-only, damaged
    LimitExceeded = 12,     // a documented limit (size, count, rate)
    Malformed = 13,         // input that does not parse
    ShuttingDown = 14,      // the platform object is going away; nothing was done
    Internal = 15,          // a bug; the detail says where
};

// A failure as a value. `detail` is English, for logs and support; it is plain text, it may quote
// untrusted input and holds no secret.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string detail;
    bool retryCanHelp = false;
    std::string field;  // path of the offending field such as "ports[1].port", or empty

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail,
                                                std::string field = {}, bool retryCanHelp = false) {
    return tl::unexpected<Error>(Error{code, std::move(detail), retryCanHelp, std::move(field)});
}

}  // namespace berth::domain
