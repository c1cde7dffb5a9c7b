// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/progress.h"

#include <gtest/gtest.h>

#include <sstream>

namespace berth::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class SetClock final : public domain::Clock {
  public:
    [[nodiscard]] domain::Duration monotonic() const override { return now; }
    [[nodiscard]] std::int64_t unixMilliseconds() const override { return 0; }
    domain::Duration now{0};
};

TEST(Progress, IsSilentForASecondThenShowsShareAndEstimateAndCleansUp) {
    SetClock clock;
    std::ostringstream out;
    {
        Progress progress{out, true, clock};
        clock.now = milliseconds(900);
        progress.show(0.1);
        EXPECT_EQ(out.str(), "");
        clock.now = seconds(2);
        progress.show(0.25);
        EXPECT_EQ(out.str(), "\r\x1b[K 25 %, about 6 s left");
        clock.now += milliseconds(100);
        progress.show(0.3);  // too soon for another
        EXPECT_EQ(out.str(), "\r\x1b[K 25 %, about 6 s left");
    }
    EXPECT_EQ(out.str(), "\r\x1b[K 25 %, about 6 s left\r\x1b[K");
}

TEST(Progress, WritesNothingWhereThereIsNoTerminal) {
    SetClock clock;
    std::ostringstream out;
    {
        Progress progress{out, false, clock};
        clock.now = seconds(20);
        progress.show(0.5);
    }
    EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace berth::app
