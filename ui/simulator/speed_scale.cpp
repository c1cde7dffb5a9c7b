// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/speed_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace berth::ui {

namespace {
constexpr std::array kSpeeds = {1.0,   2.0,   5.0,    10.0,   30.0,   60.0,    120.0,
                                300.0, 600.0, 1000.0, 3000.0, 6000.0, 10000.0, 0.0};
}

int speedSteps() {
    return static_cast<int>(kSpeeds.size());
}

double speedAt(int step) {
    return kSpeeds[static_cast<std::size_t>(std::clamp(step, 0, speedSteps() - 1))];
}

int stepFor(double speed) {
    if (speed <= 0) return speedSteps() - 1;
    int best = 0;
    for (int step = 0; step < speedSteps() - 1; ++step) {
        const auto distance = [&](int s) { return std::abs(std::log(speedAt(s) / speed)); };
        if (distance(step) < distance(best)) best = step;
    }
    return best;
}

}  // namespace berth::ui
