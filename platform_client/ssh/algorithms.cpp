// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/algorithms.h"

#include <algorithm>

namespace berth::platform_client::ssh {

std::string hostKeyAlgorithms(const std::vector<KeyType>& known) {
    std::vector<KeyType> order = known;
    for (const KeyType type : {KeyType::Ed25519, KeyType::Rsa})
        if (std::find(order.begin(), order.end(), type) == order.end()) order.push_back(type);
    std::string list;
    for (const KeyType type : order) {
        if (!list.empty()) list += ',';
        list += type == KeyType::Rsa ? "rsa-sha2-512,rsa-sha2-256" : keyTypeName(type);
    }
    return list;
}

}  // namespace berth::platform_client::ssh
