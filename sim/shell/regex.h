// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"

namespace berth::sim::shell {

// Regular expressions of POSIX (XBD 9), basic and extended, byte by byte, without back-references.
// Takes time of at most expression × text, and no stack: an automaton that goes along all its ways
// at once (K. Thompson, "Regular Expression Search Algorithm", 1968; R. Pike's form with the places
// of groups). The match is the leftmost, and of these the longest.
class Regex {
  public:
    enum class Syntax { Basic, Extended, Fixed };
    static constexpr std::size_t kGroups = 10;

    struct Match {
        // Begin and end of the whole and of the groups 1 to 9; npos: took no part.
        std::array<std::size_t, 2 * kGroups> at{};
    };

    // Errors: Malformed, LimitExceeded (a repetition that grows too large).
    [[nodiscard]] static domain::Result<Regex> parse(std::string_view expression, Syntax syntax,
                                                     bool ignoreCase);

    // The first match that begins at or behind `from`.
    [[nodiscard]] std::optional<Match> find(std::string_view text, std::size_t from = 0) const;

  private:
    friend class RegexParser;

    struct Step {
        enum class Kind { Set, Split, Jump, Save, Begin, End, Done };
        Kind kind = Kind::Done;
        std::size_t next = 0, other = 0;  // where it goes on; Save: the place
        std::size_t set = 0;
    };
    struct Thread {
        std::size_t step = 0;
        Match match;
    };
    struct Threads;

    void follow(Threads& threads, Thread thread, std::string_view text, std::size_t at) const;

    std::vector<Step> m_steps;
    std::vector<std::bitset<256>> m_sets;
};

}  // namespace berth::sim::shell
