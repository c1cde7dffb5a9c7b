// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/log_feed.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "models/bridge/platform_bridge.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"

namespace berth::bridge {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using support::drain;

LogLine line(int node, std::uint64_t sequence, std::int64_t at, std::string text = "x") {
    LogLine made;
    made.node = {"n" + std::to_string(node)};
    made.ordinal = node;
    made.sequence = sequence;
    made.at = {at};
    made.text = std::move(text);
    return made;
}

class LogFeedTest : public ::testing::Test {
  protected:
    LogFeedTest() { drain(); }
    void open(LogFeed::Options options = {.interval = 0ms}, LogFilter filter = {}) {
        feed = std::make_unique<LogFeed>(bridge, clock, filter, options);
        drain();
    }
    void push(std::vector<LogLine> lines, std::uint64_t missing = 0) {
        platform.pushLogs({std::move(lines), missing});
        drain();
    }
    // "n1:1 n2:1 -3 n1:5": lines as node:sequence, gaps as minus their number.
    [[nodiscard]] std::string picture() const {
        std::string made;
        for (int i = 0; i < feed->size(); ++i) {
            const LogEntry& entry = feed->entry(i);
            if (i > 0) made += ' ';
            switch (entry.kind) {
                case LogEntry::Kind::Line:
                    made += entry.node.value + ":" + std::to_string(entry.sequence);
                    break;
                case LogEntry::Kind::Missing:
                    made += "-" + std::to_string(entry.missing) + entry.node.value;
                    break;
                case LogEntry::Kind::Reconnected:
                    made += "reconnected";
                    break;
                case LogEntry::Kind::NodeReplaced:
                    made += "replaced " + entry.text;
                    break;
            }
        }
        return made;
    }

    support::FakeClock clock;
    support::FakeJournal journal;
    support::FakePlatform platform;
    PlatformBridge bridge{
        platform, journal, clock, {.snapshotInterval = 0ms, .eventInterval = 0ms}};
    std::unique_ptr<LogFeed> feed;
};

TEST_F(LogFeedTest, MergesAllNodesOnOneClock) {
    open();
    push({line(1, 1, 10), line(1, 2, 30)});
    push({line(2, 1, 20), line(2, 2, 40)});
    EXPECT_EQ(picture(), "n1:1 n2:1 n1:2 n2:2");
}

TEST_F(LogFeedTest, TellsWhereLinesAreMissing) {
    open();
    push({line(1, 7, 10), line(1, 8, 20), line(1, 11, 30), line(2, 1, 40)});
    EXPECT_EQ(picture(), "n1:7 n1:8 -2n1 n1:11 n2:1");
}

TEST_F(LogFeedTest, TellsOfLinesMissingBeforeABatchOnce) {
    open();
    push({line(1, 1, 10), line(2, 1, 11)});
    push({line(1, 4, 20)}, 5);  // two of node 1, three of somebody else
    EXPECT_EQ(picture(), "n1:1 n2:1 -3 -2n1 n1:4");
    push({line(2, 5, 30)});  // the three were node 2's
    EXPECT_EQ(picture(), "n1:1 n2:1 -3 -2n1 n1:4 n2:5");
    push({line(2, 7, 40)});
    EXPECT_EQ(picture(), "n1:1 n2:1 -3 -2n1 n1:4 n2:5 -1n2 n2:7");
}

TEST_F(LogFeedTest, DropsLinesThatAreSentAgain) {
    open();
    push({line(1, 1, 10), line(1, 2, 20)});
    push({line(1, 1, 10), line(1, 2, 20), line(1, 3, 30)});
    EXPECT_EQ(picture(), "n1:1 n1:2 n1:3");
}

TEST_F(LogFeedTest, TellsOfReconnectionsAndReplacedNodes) {
    open({.interval = 0ms}, {.deployment = {"d-1"}, .node = {}});
    push({line(1, 1, 10)});
    platform.setConnection(ConnectionState::Lost);
    drain();
    clock.advance(1800ms);
    platform.setConnection(ConnectionState::Connected);
    drain();
    Event replaced;
    replaced.sequence = 1;
    replaced.kind = EventKind::NodeReplaced;
    replaced.deployment = {"d-1"};
    replaced.nodeName = "echo-1";
    replaced.at = {15};
    Event elsewhere = replaced;
    elsewhere.sequence = 2;
    elsewhere.deployment = {"d-2"};
    platform.publishEvents({replaced, elsewhere});
    drain();
    push({line(2, 1, 20)});
    EXPECT_EQ(picture(), "n1:1 reconnected replaced echo-1 n2:1");
    EXPECT_EQ(feed->entry(1).away, 1800ms);
}

TEST_F(LogFeedTest, KeepsALongLineInFullAndShowsItsBeginning) {
    open();
    const std::string text = std::string(LogFeed::kLongestLine - 1, 'x') + "北京";
    push({line(1, 1, 10, text), line(1, 2, 20, "short")});
    EXPECT_EQ(feed->entry(0).text, std::string(LogFeed::kLongestLine - 1, 'x'));
    ASSERT_NE(feed->entry(0).full, nullptr);
    EXPECT_EQ(*feed->entry(0).full, text);
    EXPECT_EQ(feed->entry(1).full, nullptr);
}

TEST_F(LogFeedTest, KeepsTheNewestLinesWithinItsBounds) {
    open({.capacity = 100, .interval = 0ms});
    for (std::uint64_t s = 1; s <= 250; ++s)
        push({line(1, s, static_cast<std::int64_t>(s))});
    EXPECT_EQ(feed->size(), 100);
    EXPECT_EQ(feed->entry(0).sequence, 151U);
    EXPECT_EQ(feed->dropped(), 150U);
    open({.capacity = 100, .maxBytes = 1000, .interval = 0ms});
    for (std::uint64_t s = 251; s <= 270; ++s)
        push({line(1, s, 300, std::string(300, 'x'))});
    EXPECT_EQ(feed->size(), 3);
}

TEST_F(LogFeedTest, StaysBoundedWhileNobodyEmptiesIt) {
    open({.capacity = 100, .interval = 0ms});
    for (std::uint64_t s = 1; s <= 1000; ++s) {
        platform.pushLogs({{line(1, s, static_cast<std::int64_t>(s))}, 0});
    }
    drain();
    EXPECT_EQ(feed->size(), 100);
    EXPECT_EQ(feed->entry(99).sequence, 1000U);
}

TEST_F(LogFeedTest, BeginsAnewWhenThePlatformStartsOver) {
    platform.publish(support::sampleSnapshot());
    drain();
    open();
    push({line(1, 5, 10)});
    platform.publish(std::make_shared<const Snapshot>());
    drain();
    EXPECT_EQ(feed->size(), 0);
    push({line(1, 1, 1)});
    EXPECT_EQ(picture(), "n1:1");
}

TEST_F(LogFeedTest, IsNotReachedByAPlatformThatWritesWhileItDies) {
    for (int round = 0; round < 30; ++round) {
        open();
        std::atomic<bool> stop = false;
        std::thread writer([&] {
            for (std::uint64_t s = 1; !stop; ++s)
                platform.pushLogs({{line(1, s, 1)}, 0});
        });
        QCoreApplication::processEvents();
        feed.reset();
        QCoreApplication::processEvents();
        stop = true;
        writer.join();
    }
    EXPECT_EQ(platform.logFollowers(), 0);
}

TEST_F(LogFeedTest, ShowsEachLineOnceAndInOrderWhateverTheBatches) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        open();
        std::vector<LogLine> all;
        std::map<int, std::uint64_t> sequences;
        for (int i = 0; i < 400; ++i) {
            const int node = 1 + static_cast<int>(random() % 3);
            all.push_back(line(node, ++sequences[node], i / 2));
        }
        // Each node's lines keep their order; nodes lag behind each other within the late window.
        std::stable_sort(all.begin(), all.end(), [&](const LogLine& a, const LogLine& b) {
            return a.at.ns + a.ordinal * 17 < b.at.ns + b.ordinal * 17;
        });
        for (std::size_t i = 0; i < all.size();) {
            const std::size_t end = std::min(all.size(), i + 1 + random() % 40);
            push({all.begin() + static_cast<std::ptrdiff_t>(i),
                  all.begin() + static_cast<std::ptrdiff_t>(end)});
            i = end;
        }
        ASSERT_EQ(feed->size(), 400) << picture();
        std::map<int, std::uint64_t> last;
        for (int i = 0; i < feed->size(); ++i) {
            const LogEntry& entry = feed->entry(i);
            const Instant before = i > 0 ? feed->entry(i - 1).at : entry.at;
            ASSERT_LE(before, entry.at) << "seed " << seed;
            ASSERT_EQ(entry.sequence, ++last[entry.ordinal]);
        }
    }
}

}  // namespace
}  // namespace berth::bridge
