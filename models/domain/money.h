// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace berth::domain {

inline constexpr std::int64_t kPointsPerYuan = 1'000'000;

// An amount of money in integer points; 1 yuan = 1,000,000 points. Never a floating-point number.
struct Money {
    std::int64_t points = 0;

    friend auto operator<=>(const Money&, const Money&) = default;
    friend Money operator+(Money a, Money b) { return {a.points + b.points}; }
    friend Money operator-(Money a, Money b) { return {a.points - b.points}; }
    Money& operator+=(Money other) {
        points += other.points;
        return *this;
    }
};

// A price: points per second, for one node.
struct Rate {
    std::int64_t pointsPerSecond = 0;

    friend auto operator<=>(const Rate&, const Rate&) = default;
    friend Rate operator+(Rate a, Rate b) { return {a.pointsPerSecond + b.pointsPerSecond}; }
    friend Rate operator*(Rate r, std::int64_t nodes) { return {r.pointsPerSecond * nodes}; }
    [[nodiscard]] Money forSeconds(std::int64_t seconds) const {
        return {pointsPerSecond * seconds};
    }
    [[nodiscard]] Money perHour() const { return forSeconds(3600); }
};

// "1.68": yuan with two decimals, rounded half away from zero, "." as the separator and no symbol.
// For logs, reports and tests; the user interface formats by locale.
[[nodiscard]] std::string toYuanText(Money money);

}  // namespace berth::domain
