// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/support_bundle/address_forms.h"

namespace berth::support_bundle {

// Names that are known to tell who or where somebody is.
struct KnownNames {
    std::vector<std::string> hosts;  // computers and connections, as people call them too
    std::vector<std::string> users;
};

// Writes "ip-1", "mac-1", "host-1" and "user-1" in place of addresses and names. The same one has
// the same stand-in in all texts that are given to one object, numbered as they come; no stand-in
// is one of the known names. A known name counts where it stands for itself, in any case; one that
// is shorter than two bytes does not. Done twice, the second time changes nothing. One thread.
class Pseudonyms {
  public:
    explicit Pseudonyms(const KnownNames& names);

    struct Hidden {
        std::string text;
        std::size_t places = 0;
    };
    [[nodiscard]] Hidden hide(std::string_view text);

  private:
    [[nodiscard]] std::vector<FoundAddress> knownIn(std::string_view text) const;
    [[nodiscard]] std::string standIn(AddressKind kind, const std::string& key);

    std::map<std::string, AddressKind, std::less<>> m_names;  // in lower case
    std::set<std::size_t> m_lengths;
    std::bitset<256> m_first;  // what known names begin with
    std::set<std::string> m_standIns;
    std::map<std::pair<AddressKind, std::string>, std::string> m_given;
    std::array<int, 4> m_last{};
};

}  // namespace berth::support_bundle
