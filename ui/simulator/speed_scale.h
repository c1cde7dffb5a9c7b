// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::ui {

// The steps of the speed slider: 1×, 2×, 5× … 10,000×, and last "as fast as it goes" (speed 0).
[[nodiscard]] int speedSteps();
[[nodiscard]] double speedAt(int step);
// The step nearest to a speed on the logarithmic scale.
[[nodiscard]] int stepFor(double speed);

}  // namespace berth::ui
