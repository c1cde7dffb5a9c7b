// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/retry_policy.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/support/scripted_transport.h"
#include "tests/support/seeded_random.h"

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using support::ScriptedTransport;
using Kind = HttpFailureKind;

constexpr domain::Instant kNow{1'790'000'000'000'000'000};  // Mon, 21 Sep 2026 14:13:20 GMT

std::optional<domain::Duration> pauseOf(int status, const std::string& retryAfter,
                                        std::optional<domain::Instant> date = {}) {
    HttpAnswer answer;
    answer.status = status;
    answer.headers = {{"retry-after", retryAfter}};
    answer.date = date;
    return pauseAskedFor(answer, kNow);
}

TEST(RetryPolicy, DrawsTheWaitFromZeroToABoundThatDoublesUpToTheCap) {
    support::SeededRandom random(1);
    for (int repetition = 1; repetition <= 40; ++repetition) {
        const domain::Duration bound =
            repetition > 6 ? domain::Duration(30s)
                           : std::min<domain::Duration>(30s, 500ms * (1 << (repetition - 1)));
        domain::Duration sum{0};
        domain::Duration most{0};
        for (int i = 0; i < 2000; ++i) {
            const domain::Duration wait = fullJitter(repetition, {}, random);
            ASSERT_GE(wait, 0s);
            ASSERT_LE(wait, bound);
            sum += wait;
            most = std::max(most, wait);
        }
        const domain::Duration mean = sum / 2000;
        EXPECT_GT(mean, bound * 47 / 100);
        EXPECT_LT(mean, bound * 53 / 100);
        EXPECT_GT(most, bound * 9 / 10);
    }
    EXPECT_EQ(uniform(0s, random), 0s);
    EXPECT_EQ(uniform(-1s, random), 0s);
}

TEST(RetryPolicy, RepeatsNothingUnderNever) {
    for (const int status : {200, 429, 503})
        EXPECT_FALSE(mayRepeat(RetryRule::Never, ScriptedTransport::answered(status)));
    EXPECT_FALSE(mayRepeat(RetryRule::Never, ScriptedTransport::failed(Kind::Refused, false)));
}

TEST(RetryPolicy, RepeatsWhatCouldActTwiceOnlyIfItWasCertainlyNotSeen) {
    constexpr RetryRule kRule = RetryRule::IfNotArrived;
    for (const Kind kind :
         {Kind::NoNetwork, Kind::Refused, Kind::ProxyFailed, Kind::TimedOut, Kind::Broken}) {
        EXPECT_TRUE(mayRepeat(kRule, ScriptedTransport::failed(kind, false)));
        EXPECT_FALSE(mayRepeat(kRule, ScriptedTransport::failed(kind, true)));
    }
    EXPECT_TRUE(mayRepeat(kRule, ScriptedTransport::answered(429)));
    for (const int status : {200, 400, 408, 500, 502, 503, 504})
        EXPECT_FALSE(mayRepeat(kRule, ScriptedTransport::answered(status))) << status;
}

TEST(RetryPolicy, RepeatsWhatIsIdempotentWhenItCouldHelp) {
    constexpr RetryRule kRule = RetryRule::Idempotent;
    for (const Kind kind :
         {Kind::NoNetwork, Kind::Refused, Kind::ProxyFailed, Kind::TimedOut, Kind::Broken})
        EXPECT_TRUE(mayRepeat(kRule, ScriptedTransport::failed(kind, true)));
    for (const Kind kind : {Kind::BadAddress, Kind::CertificateBad, Kind::Malformed, Kind::TooLarge,
                            Kind::Redirected, Kind::HeldBack, Kind::Cancelled})
        EXPECT_FALSE(mayRepeat(kRule, ScriptedTransport::failed(kind, false)));
    for (const int status : {408, 429, 500, 502, 503, 504})
        EXPECT_TRUE(mayRepeat(kRule, ScriptedTransport::answered(status))) << status;
    for (const int status : {200, 204, 301, 400, 401, 403, 404, 409, 501, 505})
        EXPECT_FALSE(mayRepeat(kRule, ScriptedTransport::answered(status))) << status;
}

TEST(RetryPolicy, ReadsAPauseInSecondsAndKeepsItBetweenZeroAndFiveMinutes) {
    EXPECT_EQ(pauseOf(429, "7"), 7s);
    EXPECT_EQ(pauseOf(503, "0"), 0s);
    EXPECT_EQ(pauseOf(429, "300"), 5min);
    EXPECT_EQ(pauseOf(429, "301"), 5min);
    EXPECT_EQ(pauseOf(429, "99999999999999999999999"), 5min);
    for (const char* text : {"", "-1", "+1", "1.5", "7 s", "soon", "0x7"})
        EXPECT_EQ(pauseOf(429, text), std::nullopt) << text;
    for (const int status : {200, 301, 404, 500, 502})
        EXPECT_EQ(pauseOf(status, "7"), std::nullopt) << status;
}

TEST(RetryPolicy, MeasuresADateAgainstTheClockOfWhoSentIt) {
    EXPECT_EQ(pauseOf(503, "Mon, 21 Sep 2026 14:13:50 GMT"), 30s);
    EXPECT_EQ(pauseOf(503, "Mon, 21 Sep 2026 14:13:00 GMT"), 0s) << "it is past";
    EXPECT_EQ(pauseOf(503, "Mon, 21 Sep 2026 15:13:50 GMT"), 5min);
    const domain::Instant theirs = kNow - domain::Duration(1h);
    EXPECT_EQ(pauseOf(503, "Mon, 21 Sep 2026 13:13:40 GMT", theirs), 20s);
}

TEST(RetryPolicy, TellsWhatSpeaksAgainstAHost) {
    EXPECT_EQ(hostFailed(ScriptedTransport::answered(500)), true);
    for (const int status : {200, 302, 404, 429})
        EXPECT_EQ(hostFailed(ScriptedTransport::answered(status)), false);
    for (const Kind kind : {Kind::NoNetwork, Kind::ProxyFailed, Kind::Refused, Kind::CertificateBad,
                            Kind::TimedOut, Kind::Broken, Kind::Malformed})
        EXPECT_EQ(hostFailed(ScriptedTransport::failed(kind)), true);
    for (const Kind kind : {Kind::TooLarge, Kind::Redirected})
        EXPECT_EQ(hostFailed(ScriptedTransport::failed(kind)), false);
    for (const Kind kind : {Kind::BadAddress, Kind::HeldBack, Kind::Cancelled})
        EXPECT_EQ(hostFailed(ScriptedTransport::failed(kind)), std::nullopt);
}

}  // namespace
}  // namespace berth::platform_client
