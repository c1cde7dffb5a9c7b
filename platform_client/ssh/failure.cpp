// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/failure.h"

#include "models/domain/text.h"

namespace berth::platform_client::ssh {

std::string shownText(std::string_view untrusted, std::size_t maxBytes) {
    std::string text = domain::keepUtf8(untrusted.substr(0, maxBytes));
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    return text;
}

}  // namespace berth::platform_client::ssh
