// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/connection.h"
#include "platform_client/gongji/api_result.h"

namespace berth::platform_client::gongji {

// More than this is worth telling; the platform takes five minutes.
inline constexpr domain::Duration kTolerableSkew = std::chrono::minutes(4);

// What a call that failed says about the connection. `mode`: how it was signed. `skew`: of this
// computer's clock, where an answer told the time. `tokenFits`: the token has the shape of one.
[[nodiscard]] domain::ConnectionVerdictKind verdictOf(const ApiFailure& failure,
                                                      domain::KeyMode mode,
                                                      std::optional<domain::Duration> skew,
                                                      bool tokenFits);

// Whether the refusal may come of a token of the other mode, which a call without a signature would
// show.
[[nodiscard]] bool mayBeOtherMode(const ApiFailure& failure);

[[nodiscard]] bool isSkewed(std::optional<domain::Duration> skew);

}  // namespace berth::platform_client::gongji
