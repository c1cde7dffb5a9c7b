// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Names that a person gives to what Berth keeps for them: connections, computers.

namespace berth::domain {

inline constexpr std::size_t kMaxGivenName = 60;  // code points

enum class GivenNameProblem {
    None,
    Empty,
    BadCharacters,  // control and direction characters, line ends, what is no UTF-8
    TooLong,
};

// As it is kept: without blanks around it.
[[nodiscard]] std::string normalisedGivenName(std::string_view name);
[[nodiscard]] GivenNameProblem checkGivenName(std::string_view name);
// Case and blanks around it do not count.
[[nodiscard]] bool isSameGivenName(std::string_view one, std::string_view other);

// Of an id that Berth chose for such a thing: 1 … 64 letters, digits, "-" and "_".
[[nodiscard]] bool isChosenId(std::string_view id);

}  // namespace berth::domain
