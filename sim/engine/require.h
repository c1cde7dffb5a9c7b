// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::sim::engine {

// Prints what was broken to stderr and aborts.
[[noreturn]] void breach(const char* what) noexcept;

// An assertion that stays on in release: a broken precondition is a bug in the caller, and a
// simulation that goes on after it would give wrong figures.
inline void require(bool holds, const char* what) noexcept {
    if (!holds) [[unlikely]]
        breach(what);
}

}  // namespace berth::sim::engine
