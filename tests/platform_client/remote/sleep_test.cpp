// SPDX-License-Identifier: GPL-3.0-or-later
// This computer sleeps: its wall clock has gone on, its monotonic clock has not. Nothing here comes
// about by time passing: what waits without a sleep waits for an hour.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/platform_client/remote/host_fixture.h"

namespace berth::platform_client::remote::testing {
namespace {

using domain::ErrorCode;
using domain::RemoteStage;
using domain::RemoteTrouble;
using namespace std::chrono_literals;

class SleepingClock final : public domain::Clock {
  public:
    [[nodiscard]] domain::Duration monotonic() const override { return m_real.monotonic(); }
    [[nodiscard]] std::int64_t unixMilliseconds() const override {
        return m_real.unixMilliseconds() + m_slept;
    }
    void sleep(std::chrono::milliseconds time) { m_slept += time.count(); }

  private:
    domain::SystemClock m_real;
    std::atomic<std::int64_t> m_slept{0};
};

class Sleep : public ::testing::Test {
  protected:
    LoginServer server{"LogLevel DEBUG1"};
    Bench bench;
    SleepingClock clock;
    ssh::SshOptions options = bench.options();

    Sleep() {
        options.clock = &clock;
        options.patience.quiet = 1h;
        options.patience.dead = 500ms;
        options.patience.firstRetry = options.patience.longestRetry = 1h;
    }
    std::unique_ptr<domain::RemoteHost> connected(std::vector<domain::HostStop> jumps = {}) {
        auto host = bench.open(profileOf(server.stop(server.letIn()), std::move(jumps)), options);
        EXPECT_TRUE(runOn(*host, "true")) << host->state().detail;
        return host;
    }
};

TEST_F(Sleep, AfterWhichTheServerIsGoneIsNoticedAtOnceAndWhatRanIsEnded) {
    const auto host = connected();
    std::promise<domain::Result<domain::CommandOutput>> ended;
    host->run("sleep 60", {1h}, [&](auto result) { ended.set_value(std::move(result)); });
    ASSERT_TRUE(runOn(*host, "true"));  // so that the other one has begun
    server.freeze();
    clock.sleep(8h);
    const auto result = ended.get_future().get();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Unavailable);
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Waiting));
    EXPECT_EQ(host->state().trouble, RemoteTrouble::ConnectionLost);
    server.thaw();
}

TEST_F(Sleep, OverWhichTheServerWasStartedAnewIsOnlyABreak) {
    const auto host = connected();
    server.kill();
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Waiting));
    EXPECT_GT(bench.desk.last().retryIn.value_or(0s), 30min);
    server.start();
    // Again and again: it may only just have begun to rest.
    const auto patient = std::chrono::steady_clock::now() + kPatience;
    while (host->state().stage == RemoteStage::Waiting &&
           std::chrono::steady_clock::now() < patient) {
        clock.sleep(1h);
        std::this_thread::sleep_for(5ms);
    }
    EXPECT_TRUE(runOn(*host, "true")) << host->state().detail;
    EXPECT_EQ(bench.desk.hostKeys().size(), 1u);
}

TEST_F(Sleep, OfNoConsequenceOnlyAsksTheServer) {
    const auto host = connected();
    const auto patient = std::chrono::steady_clock::now() + kPatience;
    for (const auto time : {8h, -24h}) {
        const auto asked = [&] {
            std::size_t count = 0;
            const std::string log = server.log();
            for (std::size_t at = 0; (at = log.find("keepalive", at)) != std::string::npos; ++at)
                ++count;
            return count;
        };
        const std::size_t before = asked();
        clock.sleep(time);
        while (asked() == before && std::chrono::steady_clock::now() < patient)
            std::this_thread::sleep_for(10ms);
        EXPECT_GT(asked(), before);
    }
    EXPECT_TRUE(runOn(*host, "true"));
    EXPECT_EQ(bench.desk.states().size(), 4u) << "it was never lost";
}

TEST_F(Sleep, AfterWhichAServerOnTheWayIsGoneIsNoticedAtOnce) {
    LoginServer first;
    const auto host = connected({first.stop(first.letIn())});
    first.freeze();
    clock.sleep(8h);
    ASSERT_TRUE(bench.desk.waitFor(RemoteStage::Waiting));
    EXPECT_EQ(host->state().trouble, RemoteTrouble::ConnectionLost);
    first.thaw();
}

}  // namespace
}  // namespace berth::platform_client::remote::testing
