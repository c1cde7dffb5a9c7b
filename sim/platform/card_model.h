// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace berth::sim::platform {

// What a card reads at some use, 0 … 1, while it works at `speed`, 0 … 1 of what it can. Made up so
// that it looks like the card, from these and the model alone, plus a little that is always the
// same for one card (`card` names it: "machine/2"):
//
//   power = idle + 0.92 · (limit − idle) · use · speed, from 4 % less to 4 % more by the card
//   temperature = 31 °C + 44 K · power / limit, from 3 K less to 3 K more by the card; of one that
//     is slower than it could be, 90 °C, likewise: about where NVIDIA's boards cut their clocks
//   clock = highest clock · speed while it is used at all, else 210 MHz
//
// Idle power is 6 % of the limit. Highest clocks are those that nvidia-smi gives for the boards;
// 1,500 MHz of any other. Limits are the boards' published ones: 4090 450 W, 5090 575 W,
// 3090 and 3080 Ti 350 W, A100 and A800 400 W, H100, H200 and H800 700 W, H20 500 W, L40S 350 W,
// L20 275 W; of any other 300 W.
struct CardFigures {
    double powerDraw = 0, powerLimit = 0;  // W
    double temperature = 0;                // °C
    int clock = 0, highestClock = 0;       // MHz, of its processors
};
[[nodiscard]] CardFigures cardFigures(std::string_view model, double use, double speed,
                                      std::string_view card);

// "NVIDIA GeForce RTX 4090" of "4090": the name that the driver gives.
[[nodiscard]] std::string cardName(std::string_view model);
// "GPU-8-4-4-4-12", made of the card's name.
[[nodiscard]] std::string cardUuid(std::string_view card);
// "00000000:3B:00.0" of the card at that place in its machine.
[[nodiscard]] std::string cardBusId(unsigned place);
// "0000:3b:00.0" of such a bus id: as the kernel writes it.
[[nodiscard]] std::string pciAddress(std::string_view busId);

}  // namespace berth::sim::platform
