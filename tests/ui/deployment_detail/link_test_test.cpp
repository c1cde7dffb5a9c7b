// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/link_test.h"

#include <gtest/gtest.h>

#include <chrono>

#include "tests/support/sample_snapshot.h"
#include "ui/deployment_detail/link_card.h"

namespace berth::ui {
namespace {

using namespace std::chrono_literals;

const domain::DeploymentId kComfy{"d-comfy-api"};

domain::LinkAnswer answer(int status, const char* node, domain::Duration took,
                          const char* problem = "") {
    return {status, node, took, "", problem};
}

TEST(LinkTest, CountsWhoAnsweredAndInWhichTime) {
    const auto result =
        readLinkTest({answer(200, "comfy-api-1", 30ms), answer(204, "comfy-api-2", 50ms),
                      answer(404, "comfy-api-3", 40ms)},
                     *support::sampleSnapshot(), kComfy);
    EXPECT_EQ(result.answered, 3);
    EXPECT_EQ(result.median, 40ms);
    EXPECT_EQ(result.slowest, 50ms);
    ASSERT_EQ(result.bars.size(), 3U);
    EXPECT_EQ(result.bars[1].ordinal, 2);
}

TEST(LinkTest, NamesReadyNodesThatWereNeverAskedAndNoOthers) {
    const auto result =
        readLinkTest({answer(200, "comfy-api-1", 30ms), answer(200, "comfy-api-4", 30ms)},
                     *support::sampleSnapshot(), kComfy);
    // 5 is not ready, 7 pulls, 8 has ended: nobody expects them to answer.
    EXPECT_EQ(result.neverAsked, (std::vector<int>{2, 3, 6}));
}

TEST(LinkTest, SaysNothingAboutNodesWhenAnswersDoNotNameThem) {
    const auto result = readLinkTest({answer(200, "", 30ms)}, *support::sampleSnapshot(), kComfy);
    EXPECT_EQ(result.answered, 1);
    EXPECT_EQ(result.bars[0].ordinal, 0);
    EXPECT_TRUE(result.neverAsked.empty());
}

TEST(LinkTest, KeepsTheReasonOfRequestsWithoutAnswer) {
    const auto result = readLinkTest(
        {answer(503, "", 1ms), answer(0, "", 10s, "timed out"), answer(200, "comfy-api-1", 30ms)},
        *support::sampleSnapshot(), kComfy);
    EXPECT_EQ(result.answered, 1);
    EXPECT_EQ(result.problem, "HTTP 503");
    EXPECT_EQ(result.bars[1].problem, "timed out");
    EXPECT_EQ(result.slowest, 30ms);
}

TEST(LinkCard, OpensOnlyProtectedAddressesAndThoseOfThisMachine) {
    for (const char* url : {"http://127.0.0.1:49213", "http://127.0.0.1:49213/",
                            "https://d1-80.example", "https://127.0.0.1:1/a?b=c"}) {
        EXPECT_TRUE(mayOpen(QString::fromLatin1(url))) << url;
    }
    for (const char* url :
         {"", "https://", "https:///a", "http://127.0.0.1.evil.example", "http://d1-80.example",
          "http://127.0.0.1@evil.example", "http://user@127.0.0.1:1", "https://user@evil.example",
          "file:///etc/passwd", "http://localhost", "javascript:1", "http://127.0.0.1:99999999"}) {
        EXPECT_FALSE(mayOpen(QString::fromLatin1(url))) << url;
    }
}

}  // namespace
}  // namespace berth::ui
