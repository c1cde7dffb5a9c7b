// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/connection.h"

namespace berth::domain {

std::string secretKey(const ConnectionId& connection, const char* purpose) {
    return connection.value + "/" + purpose;
}

}  // namespace berth::domain
