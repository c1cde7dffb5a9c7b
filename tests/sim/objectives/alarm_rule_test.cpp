// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/objectives/alarm_rule.h"

#include <gtest/gtest.h>

#include <vector>

#include "sim/engine/random.h"

namespace berth::sim::objectives {
namespace {

using engine::kMinute;

scenario::AlarmConfig slowAlarm() {
    scenario::AlarmConfig config;
    config.name = "slow";
    config.figure = domain::AlarmFigure::P95;
    config.threshold = 2000;
    config.clearAt = 1500;
    config.holdFor = 2 * kMinute;
    return config;
}

TEST(AlarmRule, IsRaisedOnlyOnceTheFigureHasBeenBeyondForItsSpan) {
    const scenario::AlarmConfig config = slowAlarm();
    AlarmRule rule(config);
    const std::vector<std::pair<double, AlarmStep>> looks{
        {2500, AlarmStep::Nothing}, {2500, AlarmStep::Nothing}, {2000, AlarmStep::Nothing},
        {2001, AlarmStep::Nothing}, {2001, AlarmStep::Nothing}, {2001, AlarmStep::Raised},
        {9000, AlarmStep::Nothing}};
    engine::Time now = 0;
    for (const auto& [value, step] : looks)
        EXPECT_EQ(rule.look(now += kMinute, value), step) << value << " at " << now / kMinute;
    EXPECT_TRUE(rule.raised());
}

TEST(AlarmRule, IsOverOnlyWhereItSaysSo) {
    const scenario::AlarmConfig config = slowAlarm();
    AlarmRule rule(config);
    for (int minute = 0; minute <= 2; ++minute)
        (void)rule.look(minute * kMinute, 3000);
    ASSERT_TRUE(rule.raised());
    EXPECT_EQ(rule.look(3 * kMinute, 1900), AlarmStep::Nothing);  // better, not well
    EXPECT_EQ(rule.look(4 * kMinute, {}), AlarmStep::Nothing);    // not measured
    EXPECT_TRUE(rule.raised());
    EXPECT_EQ(rule.look(5 * kMinute, 1500), AlarmStep::Cleared);
    EXPECT_EQ(rule.look(6 * kMinute, 2500), AlarmStep::Nothing);  // its span begins anew
    EXPECT_FALSE(rule.raised());
}

TEST(AlarmRule, OfAShareIsRaisedBelow) {
    scenario::AlarmConfig config;
    config.figure = domain::AlarmFigure::Availability;
    config.threshold = config.clearAt = 0.995;
    AlarmRule rule(config);
    EXPECT_EQ(rule.look(kMinute, 0.995), AlarmStep::Nothing);
    EXPECT_EQ(rule.look(2 * kMinute, 0.994), AlarmStep::Raised);
    EXPECT_EQ(rule.look(3 * kMinute, 0.995), AlarmStep::Cleared);
}

TEST(AlarmRule, RaisesAndClearsInTurnsWhateverTheFigureDoes) {
    engine::RandomStream random(1, "alarm");
    scenario::AlarmConfig config = slowAlarm();
    AlarmRule rule(config);
    bool raised = false;
    int changes = 0;
    for (int minute = 0; minute < 10'000; ++minute) {
        std::optional<double> value;
        if (random.below(10) > 0) value = 1000 + 1500 * random.uniform();
        const AlarmStep step = rule.look(minute * kMinute, value);
        if (step == AlarmStep::Nothing) continue;
        EXPECT_EQ(step, raised ? AlarmStep::Cleared : AlarmStep::Raised);
        EXPECT_TRUE(raised ? *value <= 1500 : *value > 2000);
        raised = !raised;
        ++changes;
    }
    EXPECT_GT(changes, 100);
}

}  // namespace
}  // namespace berth::sim::objectives
