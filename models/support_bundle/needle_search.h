// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/support_bundle/span.h"

namespace berth::support_bundle {

// Finds many strings at once, in time that grows with the text and not with how many there are or
// what the text repeats. Algorithm: Aho and Corasick, "Efficient string matching", 1975.
class NeedleSearch {
  public:
    // Empty needles are left out.
    explicit NeedleSearch(const std::vector<std::string>& needles);

    [[nodiscard]] bool empty() const { return m_states.size() == 1; }
    // Whatever belongs to an occurrence, merged.
    [[nodiscard]] std::vector<Span> find(std::string_view text) const;

  private:
    struct State {
        std::uint32_t fail = 0;
        std::uint32_t longest = 0;  // of the needles that end here
    };
    // 0: there is none; the root is nobody's child.
    [[nodiscard]] std::uint32_t child(std::uint32_t state, unsigned char byte) const;
    [[nodiscard]] std::uint32_t next(std::uint32_t state, unsigned char byte) const;
    void link(const std::vector<std::vector<std::uint32_t>>& levels);

    std::bitset<256> m_first;  // what needles begin with
    std::vector<State> m_states;
    std::vector<unsigned char> m_bytes;    // by which a state is reached
    std::vector<std::uint32_t> m_parents;  // from which
    std::unordered_map<std::uint64_t, std::uint32_t> m_children;
};

}  // namespace berth::support_bundle
