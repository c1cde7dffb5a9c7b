// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace berth::sim::sweep {

// What is kept of a row of numbers, however long: their count, mean, scatter, least and greatest.
//
// One number at a time by B. P. Welford, "Note on a method for calculating corrected sums of
// squares and products", Technometrics 4 (1962); two rows by the pairwise formula of T. F. Chan,
// G. H. Golub and R. J. LeVeque, "Updating formulae and a pairwise algorithm for computing sample
// variances" (1979). Neither subtracts large numbers that are nearly equal.
struct Moments {
    std::int64_t count = 0;
    double mean = 0;
    double squares = 0;  // Σ (x − mean)²
    double least = 0, greatest = 0;

    void add(double value);
    // As if the numbers of `later` had come after these. Which rows are joined in which order shows
    // in the last digits: SeedTree fixes that.
    void join(const Moments& later);

    // Of the sample, with count − 1 below; nothing for fewer than two.
    [[nodiscard]] std::optional<double> deviation() const;
    // Half the width of the 95 % interval of the mean, by Student's t; nothing for fewer than two.
    [[nodiscard]] std::optional<double> halfWidth95() const;

    friend bool operator==(const Moments&, const Moments&) = default;
};

}  // namespace berth::sim::sweep
