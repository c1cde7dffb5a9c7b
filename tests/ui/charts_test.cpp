// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>
#include <QTest>
#include <cmath>
#include <limits>

#include "ui/widgets/charts/line_chart.h"

namespace berth::ui {
namespace {

TEST(RoundTicks, CoverTheLargestValueInStepsOfOneTwoOrFive) {
    EXPECT_EQ(roundTicks(180, 3), (QVector<double>{0, 100, 200}));
    EXPECT_EQ(roundTicks(400, 3), (QVector<double>{0, 200, 400}));
    EXPECT_EQ(roundTicks(1, 3), (QVector<double>{0, 0.5, 1}));
}

TEST(RoundTicks, AreNeverEmptyWhateverTheData) {
    for (const double most : {0.0, -5.0, std::numeric_limits<double>::quiet_NaN(),
                              std::numeric_limits<double>::infinity(), 1e-30, 1e30}) {
        const QVector<double> ticks = roundTicks(most, 3);
        EXPECT_GE(ticks.size(), 2);
        EXPECT_LE(ticks.size(), 5);
        const double reached = std::isfinite(most) ? most * (1 - 1e-9) : 0;
        EXPECT_GE(ticks.constLast(), reached);
    }
}

TEST(LineChart, SaysItsNewestValuesInWordsAndSurvivesEmptyData) {
    UiContext ui(ThemeChoice::Light, LanguageCode::English);
    LineChart chart(ui);
    chart.resize(300, 160);
    chart.setData({{QStringLiteral("p50"),
                    kP50Series,
                    {{0, 1}, {1, 2}},
                    true,
                    false,
                    QStringLiteral("2 ms")}});
    chart.show();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !chart.accessibleDescription().isEmpty(); }));
    EXPECT_EQ(chart.accessibleDescription(), QStringLiteral("p50 2 ms"));
    chart.setData({});
    EXPECT_TRUE(QTest::qWaitFor([&] { return chart.accessibleDescription().isEmpty(); }));
}

}  // namespace
}  // namespace berth::ui
