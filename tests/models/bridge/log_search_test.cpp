// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/log_search.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "models/bridge/platform_bridge.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_platform.h"

namespace berth::bridge {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using support::drain;

// Moves on a little whenever it is asked, as if every look took time.
class TickingClock final : public domain::Clock {
  public:
    explicit TickingClock(Duration step) : m_step(step) {}
    [[nodiscard]] Duration monotonic() const override { return m_now += m_step; }
    [[nodiscard]] std::int64_t unixMilliseconds() const override { return 0; }

  private:
    Duration m_step;
    mutable Duration m_now{0};
};

class LogSearchTest : public ::testing::Test {
  protected:
    LogSearchTest() { drain(); }
    void push(const std::string& text, std::int64_t at = 0) {
        LogLine line;
        line.node = {"n" + std::to_string(at == 0 ? 1 : ++m_late)};
        line.sequence = at == 0 ? ++m_sequence : 1;
        line.at = {at == 0 ? 10 * static_cast<std::int64_t>(m_sequence) : at};
        line.text = text;
        platform.pushLogs({{line}, 0});
        drain();
    }
    [[nodiscard]] std::vector<std::string> hits(const LogSearch& from) const {
        std::vector<std::string> made;
        for (int i = 0; i < from.hitCount(); ++i) {
            made.push_back(feed.entry(static_cast<int>(from.hit(i) - feed.dropped())).text);
        }
        return made;
    }

    support::FakeClock clock;
    support::FakeJournal journal;
    support::FakePlatform platform;
    PlatformBridge bridge{platform, journal, clock, {}};
    LogFeed feed{bridge, clock, {}, {.capacity = 50, .interval = 0ms}};
    LogSearch search{feed, clock, {}};

  private:
    std::uint64_t m_sequence = 0;
    int m_late = 1;
};

TEST_F(LogSearchTest, FindsPlainTextInEitherCase) {
    for (const char* text : {"Out of memory", "all well", "OUT OF MEMORY", "内存不足 out"})
        push(text);
    search.setQuery({.text = QStringLiteral("out of")});
    EXPECT_EQ(hits(search), (std::vector<std::string>{"Out of memory", "OUT OF MEMORY"}));
    search.setQuery({.text = QStringLiteral("OUT"), .caseSensitive = true});
    EXPECT_EQ(hits(search), std::vector<std::string>{"OUT OF MEMORY"});
    search.setQuery({.text = QStringLiteral("内存")});
    EXPECT_EQ(search.hitCount(), 1);
    search.setQuery({});
    EXPECT_EQ(search.hitCount(), 0);
    EXPECT_TRUE(search.finished());
}

TEST_F(LogSearchTest, FindsByRegularExpressionAndSaysWhatIsWrongWithOne) {
    for (const char* text : {"took 12 ms", "took 7 s", "limit"})
        push(text);
    search.setQuery({.text = QStringLiteral("\\d+ ms|LIMIT"), .regex = true});
    EXPECT_EQ(hits(search), (std::vector<std::string>{"took 12 ms", "limit"}));
    search.setQuery({.text = QStringLiteral("ab(c"), .regex = true});
    EXPECT_FALSE(search.problem().isEmpty());
    EXPECT_EQ(search.problemAt(), 4);
    EXPECT_EQ(search.hitCount(), 0);
    EXPECT_TRUE(search.finished());
}

TEST_F(LogSearchTest, IsNotHeldUpByAnExpressionThatNeverEnds) {
    push(std::string(5000, 'a') + "!");
    push("aaab");
    search.setQuery({.text = QStringLiteral("^(a|aa)+$|b$"), .regex = true});
    ASSERT_TRUE(support::runUntil([&] { return search.finished(); }));
    EXPECT_EQ(hits(search), std::vector<std::string>{"aaab"});
}

TEST_F(LogSearchTest, GivesAnExpressionUpWhenItsTimeIsUsedUp) {
    for (int i = 0; i < 40; ++i)
        push("hit");
    const TickingClock ticking(10ms);
    LogSearch limited(feed, ticking, {.slice = 15ms, .budget = 200ms});
    limited.setQuery({.text = QStringLiteral("h.t"), .regex = true});
    ASSERT_TRUE(support::runUntil([&] { return limited.finished(); }));
    EXPECT_TRUE(limited.gaveUp());
    EXPECT_GT(limited.hitCount(), 0);
    EXPECT_LT(limited.hitCount(), 40);
}

TEST_F(LogSearchTest, FindsEverythingInSlices) {
    for (int i = 0; i < 40; ++i)
        push("hit");
    const TickingClock ticking(10ms);
    LogSearch sliced(feed, ticking, {.slice = 15ms, .budget = 1h});
    sliced.setQuery({.text = QStringLiteral("h.t"), .regex = true});
    EXPECT_FALSE(sliced.finished());
    ASSERT_TRUE(support::runUntil([&] { return sliced.finished(); }));
    EXPECT_EQ(sliced.hitCount(), 40);
}

TEST_F(LogSearchTest, JumpsFromAPlaceToTheNextHit) {
    for (const char* text : {"a", "hit", "b", "hit"})
        push(text);
    search.setQuery({.text = QStringLiteral("hit")});
    EXPECT_EQ(search.hitFrom(0), 0);
    EXPECT_EQ(search.hitFrom(2), 1);
    EXPECT_EQ(search.hitFrom(9), 2);
    EXPECT_TRUE(search.isHit(3));
    EXPECT_FALSE(search.isHit(2));
}

TEST_F(LogSearchTest, EqualsAFreshSearchWhileLinesComeLateAndFallOut) {
    for (unsigned seed = 1; seed <= 5; ++seed) {
        std::mt19937 random(seed);
        search.setQuery({.text = QStringLiteral("hit")});
        for (int step = 0; step < 120; ++step) {
            const std::string text = random() % 3 == 0 ? "hit" : "other";
            const bool late = random() % 5 == 0 && feed.size() > 10;
            push(text, late ? feed.entry(feed.size() - 5).at.ns + 1 : 0);
            ASSERT_TRUE(support::runUntil([&] { return search.finished(); }));
            LogSearch fresh(feed, clock, {});
            fresh.setQuery({.text = QStringLiteral("hit")});
            ASSERT_EQ(search.hitCount(), fresh.hitCount());
            for (int i = 0; i < fresh.hitCount(); ++i)
                ASSERT_EQ(search.hit(i), fresh.hit(i));
        }
    }
}

}  // namespace
}  // namespace berth::bridge
