// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::platform_client::gongji {

// What an answer with a code other than success means. The platform publishes the list of its codes
// (C999, C001, C002, C004 … C010, Z001) and not what they stand for, so the words of the message
// decide, as existing clients do it, and the code only where they say nothing.
enum class RefusalKind {
    Timestamp,  // of the request: this computer's clock is off
    Signature,  // it does not fit, or is missing, or is not wanted
    Token,      // unknown, expired or malformed
    RateLimited,
    NoMoney,
    NoStock,
    NotFound,  // no such task, node …
    NameTaken,
    WrongState,  // "the task must be paused", "… running"
    Invalid,     // a parameter
    Other,
};

struct Refusal {
    RefusalKind kind = RefusalKind::Other;
    std::string code;
    std::string message;  // the platform's own words; untrusted plain text
};

[[nodiscard]] Refusal readRefusal(std::string code, std::string message);

// For the interface and the log.
[[nodiscard]] domain::Error toError(const Refusal& refusal);

}  // namespace berth::platform_client::gongji
