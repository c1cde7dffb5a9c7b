// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/card_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include "sim/engine/xxh64.h"

namespace berth::sim::platform {

namespace {

struct Board {
    std::string_view model;
    double limit;
    int clock;
    std::string_view name;
};
constexpr std::array<Board, 14> kBoards{{{"4090", 450, 3105, "NVIDIA GeForce RTX 4090"},
                                         {"4090D", 425, 3105, "NVIDIA GeForce RTX 4090 D"},
                                         {"5090", 575, 3090, "NVIDIA GeForce RTX 5090"},
                                         {"3090", 350, 2100, "NVIDIA GeForce RTX 3090"},
                                         {"3080 Ti", 350, 2100, "NVIDIA GeForce RTX 3080 Ti"},
                                         {"A100", 400, 1410, "NVIDIA A100-SXM4-80GB"},
                                         {"A800", 400, 1410, "NVIDIA A800-SXM4-80GB"},
                                         {"H100", 700, 1980, "NVIDIA H100 80GB HBM3"},
                                         {"H200", 700, 1980, "NVIDIA H200"},
                                         {"H800", 700, 1980, "NVIDIA H800"},
                                         {"H20", 500, 1980, "NVIDIA H20"},
                                         {"L40S", 350, 2520, "NVIDIA L40S"},
                                         {"L20", 275, 2520, "NVIDIA L20"},
                                         {"V100", 300, 1530, "Tesla V100-SXM2-32GB"}}};
constexpr int kClockAtRest = 210;
constexpr int kAnyClock = 1500;

const Board* findBoard(std::string_view model) {
    const auto* const found = std::find_if(
        kBoards.begin(), kBoards.end(), [model](const Board& each) { return each.model == model; });
    return found == kBoards.end() ? nullptr : found;
}

// −1 … 1, always the same for one name.
double constantOf(std::string_view name, std::uint64_t which) {
    return static_cast<double>(engine::xxh64(name, which) % 2001) / 1000 - 1;
}

}  // namespace

CardFigures cardFigures(std::string_view model, double use, double speed, std::string_view card) {
    const Board* board = findBoard(model);
    CardFigures figures;
    figures.powerLimit = board == nullptr ? 300 : board->limit;
    figures.highestClock = board == nullptr ? kAnyClock : board->clock;
    const double idle = 0.06 * figures.powerLimit;
    const double power =
        idle + 0.92 * (figures.powerLimit - idle) * std::clamp(use, 0.0, 1.0) * speed;
    figures.powerDraw = std::min(power * (1 + 0.04 * constantOf(card, 2)), figures.powerLimit);
    const double temperature = speed < 1 ? 90 : 31 + 44 * figures.powerDraw / figures.powerLimit;
    figures.temperature = temperature + 3 * constantOf(card, 3);
    figures.clock = use > 0 ? std::max(kClockAtRest, static_cast<int>(figures.highestClock * speed))
                            : kClockAtRest;
    return figures;
}

std::string cardName(std::string_view model) {
    const Board* board = findBoard(model);
    return board == nullptr ? "NVIDIA " + std::string(model) : std::string(board->name);
}

std::string cardUuid(std::string_view card) {
    const std::uint64_t a = engine::xxh64(card, 4);
    const std::uint64_t b = engine::xxh64(card, 5);
    return fmt::format("GPU-{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", a >> 32U, (a >> 16U) & 0xFFFFU,
                       a & 0xFFFFU, b >> 48U, b & 0xFFFF'FFFF'FFFFU);
}

std::string cardBusId(unsigned place) {
    // Where boards with eight cards have them.
    constexpr std::array<unsigned, 8> kBuses{0x1B, 0x3B, 0x4C, 0x5D, 0x9B, 0xBB, 0xCB, 0xDB};
    const unsigned bus = place < kBuses.size() ? kBuses.at(place) : 0x1B + place;
    return fmt::format("00000000:{:02X}:00.0", bus & 0xFFU);
}

std::string pciAddress(std::string_view busId) {
    std::string address(busId.size() > 4 ? busId.substr(4) : busId);
    std::transform(address.begin(), address.end(), address.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return address;
}

}  // namespace berth::sim::platform
