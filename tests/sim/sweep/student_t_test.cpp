// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/student_t.h"

#include <gtest/gtest.h>

#include <cmath>

namespace berth::sim::sweep {
namespace {

constexpr double kQuarterTurn = 1.57079632679489661923;

// Abramowitz and Stegun, table 26.10, and the usual tables with more digits.
TEST(StudentT, IsThatOfTheTables) {
    struct Row {
        std::int64_t degrees;
        double t;
    };
    for (const Row& row :
         {Row{1, 12.706204736}, Row{2, 4.302652730}, Row{3, 3.182446305}, Row{4, 2.776445105},
          Row{5, 2.570581836}, Row{6, 2.446911851}, Row{7, 2.364624252}, Row{8, 2.306004135},
          Row{9, 2.262157163}, Row{10, 2.228138852}, Row{20, 2.085963447}, Row{29, 2.045229642},
          Row{30, 2.042272456}, Row{60, 2.000297822}, Row{120, 1.979930405}})
        EXPECT_NEAR(studentT95(row.degrees), row.t, 2e-9) << row.degrees;
    EXPECT_NEAR(studentT95(1'000'000'000), 1.959963985, 1e-8);
}

TEST(StudentT, IsWrittenOutForOneAndTwoDegreesOfFreedom) {
    EXPECT_NEAR(studentT95(1), std::tan(0.95 * kQuarterTurn), 1e-11);
    EXPECT_NEAR(studentT95(2), std::sqrt(2 * 0.95 * 0.95 / (1 - 0.95 * 0.95)), 1e-12);
}

TEST(StudentT, FallsWithEveryDegreeOfFreedomAlsoWhereTheMethodChanges) {
    double before = studentT95(1);
    for (std::int64_t degrees = 2; degrees < 1100; ++degrees) {
        const double here = studentT95(degrees);
        EXPECT_LT(here, before) << degrees;
        before = here;
    }
    // The exact sum, asked where the expansion has answered.
    EXPECT_NEAR(studentBetween(studentT95(1001), 1001), 0.95, 1e-13);
    EXPECT_NEAR(studentBetween(studentT95(5000), 5000), 0.95, 1e-12);
}

TEST(StudentT, HasNothingAtNoDistanceAndAllFarAway) {
    for (const std::int64_t degrees : {1, 2, 3, 4, 17, 100}) {
        EXPECT_EQ(studentBetween(0, degrees), 0);
        EXPECT_NEAR(studentBetween(1e9, degrees), 1, 1e-8);
    }
}

}  // namespace
}  // namespace berth::sim::sweep
