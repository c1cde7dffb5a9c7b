// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <cmath>
#include <limits>

#include "ui/widgets/charts/bar_chart.h"
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

TEST(BarChart, SaysItsBarsInWordsAndWhyThereAreNone) {
    UiContext ui(ThemeChoice::Light, LanguageCode::English);
    BarChart chart(ui);
    chart.resize(300, 160);
    chart.setEmptyText(QStringLiteral("Nothing was charged"), {});
    chart.show();
    const auto saysWhy = [&] {
        for (const QLabel* label : chart.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text() == QStringLiteral("Nothing was charged"))
                return true;
        }
        return false;
    };
    EXPECT_TRUE(saysWhy());
    chart.setBars({{QStringLiteral("1"), QStringLiteral("Day 1: ¥2"), 2},
                   {QStringLiteral("2"), QStringLiteral("Day 2: ¥0"), 0},
                   {QStringLiteral("3"), QStringLiteral("Day 3: ¥1"), 1}});
    EXPECT_FALSE(saysWhy());
    EXPECT_EQ(chart.accessibleDescription(), QStringLiteral("Day 1: ¥2, Day 3: ¥1"));
    EXPECT_FALSE(chart.grab().isNull());
    chart.setBars({{QStringLiteral("1"), QStringLiteral("Day 1: ¥0"), 0}});
    EXPECT_TRUE(saysWhy()) << "bars of no height are no bars";
    EXPECT_TRUE(chart.accessibleDescription().isEmpty());
}

TEST(BarChart, DrawsAnyNumberOfBarsInAnyRoom) {
    UiContext ui(ThemeChoice::Dark, LanguageCode::English);
    BarChart chart(ui);
    chart.show();
    for (const int count : {1, 2, 24, 31, 500}) {
        QVector<ChartBar> bars;
        for (int i = 0; i < count; ++i)
            bars.append({QString::number(i), QString::number(i), 1e-9 * i + 1e12});
        chart.setBars(bars);
        for (const QSize size : {QSize(140, 120), QSize(1600, 400), QSize(1, 1)}) {
            chart.resize(size);
            EXPECT_FALSE(chart.grab().isNull());
        }
    }
}

}  // namespace
}  // namespace berth::ui
