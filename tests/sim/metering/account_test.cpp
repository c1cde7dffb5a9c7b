// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metering/account.h"

#include <gtest/gtest.h>

#include <iterator>
#include <map>

#include "sim/engine/random.h"
#include "sim/metering/meter.h"

namespace berth::sim::metering {
namespace {

using domain::Money;
using domain::Rate;
using engine::kSecond;
using engine::Time;

TEST(Account, PaysEachTotalOnce) {
    Account account;
    EXPECT_EQ(account.charge(1, Money{3'000}), Money{3'000});
    EXPECT_EQ(account.charge(1, Money{3'000}), Money{0});
    EXPECT_EQ(account.charge(1, Money{4'500}), Money{1'500});
    EXPECT_EQ(account.charge(2, Money{70}), Money{70});
    EXPECT_EQ(account.billed(1), Money{4'500});
    EXPECT_EQ(account.paid(), Money{4'570});
    EXPECT_TRUE(account.balanced());
}

TEST(Account, KeepsWhatClosedBillsHavePaid) {
    Account account;
    (void)account.charge(1, Money{300});
    EXPECT_EQ(account.close(1, Money{310}), Money{10});
    EXPECT_EQ(account.openBills(), 0u);
    EXPECT_EQ(account.billed(1), Money{0});
    EXPECT_EQ(account.paid(), Money{310});
    EXPECT_TRUE(account.balanced());
}

TEST(AccountDeathTest, RefusesToBillTwiceOrToGiveBack) {
    Account account;
    (void)account.charge(1, Money{300});
    EXPECT_DEATH((void)account.charge(1, Money{299}), "fall");
    (void)account.close(1, Money{300});
    EXPECT_DEATH((void)account.charge(1, Money{600}), "closed");
}

// A life of many nodes, settled at random moments: what the account has paid is at every moment the
// sum of the nodes' bills, and at the end rate × whole billed seconds of each.
TEST(Account, ConservesMoneyInRandomSequences) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        engine::RandomStream random(seed, "account sequence");
        Account account;
        std::map<BillKey, Meter> live;
        Money endedSum;
        BillKey nextKey = 1;
        Time now = 0;
        for (int step = 0; step < 500; ++step) {
            now += static_cast<Time>(random.below(200 * kSecond));
            const std::uint64_t choice = random.below(10);
            if (choice < 2 || live.empty()) {
                const Rate rate{static_cast<std::int64_t>(random.below(20'000))};
                live.emplace(nextKey++, Meter(rate));
            } else {
                auto node = live.begin();
                std::advance(node, random.below(live.size()));
                Meter& meter = node->second;
                if (choice < 5) {
                    meter.start(now);
                } else if (choice < 7) {
                    meter.stop(now);
                } else if (choice < 9) {
                    (void)account.charge(node->first, meter.settled(now));
                } else {
                    const Time billed = meter.billedTime(now);
                    meter.end(now);
                    (void)account.close(node->first, meter.settled(now));
                    endedSum += meter.rate().forSeconds(billed / kSecond);
                    live.erase(node);
                }
            }
            Money sum = endedSum;
            for (const auto& [key, meter] : live)
                sum += account.billed(key);
            ASSERT_EQ(account.paid(), sum);
            ASSERT_TRUE(account.balanced());
        }
    }
}

}  // namespace
}  // namespace berth::sim::metering
