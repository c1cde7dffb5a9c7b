// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/moments.h"

#include <algorithm>
#include <cmath>

#include "sim/sweep/student_t.h"

namespace berth::sim::sweep {

void Moments::add(double value) {
    ++count;
    const double before = value - mean;
    mean += before / static_cast<double>(count);
    squares += before * (value - mean);
    least = count == 1 ? value : std::min(least, value);
    greatest = count == 1 ? value : std::max(greatest, value);
}

void Moments::join(const Moments& later) {
    if (later.count == 0) return;
    if (count == 0) {
        *this = later;
        return;
    }
    const auto here = static_cast<double>(count);
    const auto there = static_cast<double>(later.count);
    const double apart = later.mean - mean;
    mean += apart * there / (here + there);
    squares += later.squares + apart * apart * here * there / (here + there);
    count += later.count;
    least = std::min(least, later.least);
    greatest = std::max(greatest, later.greatest);
}

std::optional<double> Moments::deviation() const {
    if (count < 2) return std::nullopt;
    return std::sqrt(squares / static_cast<double>(count - 1));
}

std::optional<double> Moments::halfWidth95() const {
    const auto scatter = deviation();
    if (!scatter) return std::nullopt;
    return studentT95(count - 1) * *scatter / std::sqrt(static_cast<double>(count));
}

}  // namespace berth::sim::sweep
