// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/simulated_xid.h"

#include <algorithm>
#include <array>

namespace berth::domain {
namespace {

// How many corrected errors stand behind a "high rate" of them: made up.
constexpr std::int64_t kHighRate = 4096;

constexpr std::array kXids{
    SimulatedXid{.code = 13, .endsProgram = true},
    SimulatedXid{.code = 31, .endsProgram = true},
    SimulatedXid{.code = 43, .endsProgram = true},
    SimulatedXid{.code = 45, .endsProgram = true},
    SimulatedXid{.code = 48, .endsProgram = true, .uncorrectedErrors = 1},
    SimulatedXid{.code = 63, .remapPending = true},
    SimulatedXid{.code = 64, .remapFailed = true},
    SimulatedXid{.code = 74},
    SimulatedXid{.code = 92, .correctedErrors = kHighRate},
    SimulatedXid{.code = 94, .endsProgram = true, .uncorrectedErrors = 1},
    SimulatedXid{.code = 95, .endsProgram = true, .uncorrectedErrors = 1},
    SimulatedXid{.code = 119, .endsProgram = true},
    SimulatedXid{.code = 120, .endsProgram = true},
};

}  // namespace

std::span<const SimulatedXid> simulatedXids() {
    return kXids;
}

const SimulatedXid* simulatedXid(int code) {
    const auto found = std::ranges::lower_bound(kXids, code, {}, &SimulatedXid::code);
    return found == kXids.end() || found->code != code ? nullptr : &*found;
}

}  // namespace berth::domain
