// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/http_transport.h"

#include <algorithm>

namespace berth::platform_client {

std::string_view HttpAnswer::header(std::string_view lowerCaseName) const {
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const auto& each) { return each.first == lowerCaseName; });
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace berth::platform_client
