// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/support_bundle/span.h"

namespace berth::support_bundle {

enum class AddressKind { Ip, Mac, Host, User };

struct FoundAddress {
    Span span;
    AddressKind kind = AddressKind::Ip;
    std::string key;  // the same for every way to write the same one

    friend bool operator==(const FoundAddress&, const FoundAddress&) = default;
};

// Addresses that are known by their form: IPv4, IPv6 (RFC 4291, also with an IPv4 tail), MAC, the
// hosts of URLs and of "user@host.domain", and the names of home folders. Loopback and unspecified
// addresses tell nothing about anybody and are left out. In order, without overlaps. Linear.
[[nodiscard]] std::vector<FoundAddress> findAddresses(std::string_view text);

}  // namespace berth::support_bundle
