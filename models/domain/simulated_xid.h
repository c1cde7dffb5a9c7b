// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace berth::domain {

// An Xid error of NVIDIA's driver that a simulated card can report, and what it does. By NVIDIA's
// catalogue (docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html) and "GPU Memory Error
// Management". 79, a card that fell off the bus, is a fault of its own (FaultKind::GpuLost).
struct SimulatedXid {
    int code = 0;
    bool endsProgram = false;  // the program that uses the card ends; else it is only reported
    // What it adds to the card's counters of memory errors, until its machine restarts.
    std::int64_t correctedErrors = 0, uncorrectedErrors = 0;
    bool remapPending = false;  // a row of its memory is exchanged at the next restart
    bool remapFailed = false;   // there is no row left to exchange one with
};

// By rising code.
[[nodiscard]] std::span<const SimulatedXid> simulatedXids();
// Null: the simulator does not know it.
[[nodiscard]] const SimulatedXid* simulatedXid(int code);

}  // namespace berth::domain
