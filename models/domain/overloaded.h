// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::domain {

// A visitor of a variant out of one lambda for each alternative. In a header of its own, since what
// collects texts for translation loses its way behind the deduction guide.
template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>  // clang 16 has to be told
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace berth::domain
