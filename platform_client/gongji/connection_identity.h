// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/connection.h"
#include "models/domain/error.h"
#include "platform_client/gongji/api_client.h"

namespace berth::platform_client::gongji {

// Who asks whom, out of what a person has set up: the secrets go into signatures, and into what
// takes them out of every text that is shown. Errors: InvalidArgument, field "baseUrl", "token" or
// "privateKey".
[[nodiscard]] domain::Result<ApiIdentity> identityOf(const domain::ConnectionSettings& settings,
                                                     domain::ConnectionSecrets secrets,
                                                     domain::ApiCallObserver observer);

}  // namespace berth::platform_client::gongji
