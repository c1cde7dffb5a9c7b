// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/log_model.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "models/bridge/platform_bridge.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_platform.h"
#include "tests/support/fatal_model_tester.h"
#include "tests/support/sample_snapshot.h"

namespace berth::items {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using bridge::LogEntry;
using support::drain;

class LogModelTest : public ::testing::Test {
  protected:
    LogModelTest() { drain(); }
    support::FakeClock clock;
    support::FakeJournal journal;
    support::FakePlatform platform;
    bridge::PlatformBridge platformBridge{platform, journal, clock, {}};
    bridge::LogFeed feed{platformBridge, clock, {}, {.capacity = 300, .interval = 0ms}};
};

std::vector<std::uint64_t> serials(const LogModel& model) {
    std::vector<std::uint64_t> made;
    for (int row = 0; row < model.rowCount(); ++row)
        made.push_back(model.serialAt(row));
    return made;
}

TEST_F(LogModelTest, ShowsHarmlessText) {
    LogModel model(feed);
    LogLine line;
    line.node = {"n"};
    line.text = "\x1b[31mred\x1b[0m \u202Eevil";
    platform.pushLogs({{line}, 0});
    drain();
    EXPECT_EQ(model.data(model.index(0), Qt::DisplayRole).toString(),
              QStringLiteral("red <U+202E>evil"));
}

TEST_F(LogModelTest, KeepsGapsWhateverTheSeverity) {
    LogModel model(feed);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    platform.pushLogs(support::sampleLogs(200));
    drain();
    model.setFilter({.atLeast = Severity::Error});
    ASSERT_GT(model.rowCount(), 0);
    bool gap = false;
    for (int row = 0; row < model.rowCount(); ++row) {
        const LogEntry& entry = model.entryAt(row);
        gap = gap || entry.kind == LogEntry::Kind::Missing;
        EXPECT_TRUE(entry.kind != LogEntry::Kind::Line || entry.severity == Severity::Error);
    }
    EXPECT_TRUE(gap);
}

TEST_F(LogModelTest, FiltersByNode) {
    LogModel model(feed);
    platform.pushLogs(support::sampleLogs(200));
    drain();
    model.setFilter({.nodes = {{"n-comfy-api-2"}}});
    ASSERT_GT(model.rowCount(), 0);
    for (int row = 0; row < model.rowCount(); ++row)
        EXPECT_EQ(model.entryAt(row).ordinal, 2);
}

TEST_F(LogModelTest, EqualsAFreshModelWhileLinesComeLateAndFallOut) {
    std::mt19937 random(3);
    LogModel model(feed);
    const QAbstractItemModelTester tester(&model, support::kFatal);
    model.setFilter({.atLeast = Severity::Warning});
    std::uint64_t sequence = 0;
    for (int step = 0; step < 200; ++step) {
        LogBatch batch;
        for (unsigned i = 0; i < random() % 30; ++i) {
            LogLine line;
            line.node = {"n"};
            sequence += random() % 20 == 0 ? 3 : 1;
            line.sequence = sequence;
            line.at = {step * 100 - static_cast<std::int64_t>(random() % 400)};
            line.severity = static_cast<Severity>(random() % 4);
            batch.lines.push_back(line);
        }
        platform.pushLogs(batch);
        drain();
        if (step == 100) feed.clear();
        LogModel fresh(feed);
        fresh.setFilter(model.filter());
        ASSERT_EQ(serials(model), serials(fresh)) << "step " << step;
    }
}

}  // namespace
}  // namespace berth::items
