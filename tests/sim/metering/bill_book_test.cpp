// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metering/bill_book.h"

#include <gtest/gtest.h>

#include <limits>

#include "sim/engine/random.h"

namespace berth::sim::metering {

using domain::BillingStep;
using domain::ErrorCode;
using domain::Money;
using engine::kHour;
using engine::kMinute;
using engine::Time;

namespace {

constexpr Time kDay = 24 * kHour;

domain::BillingQuery query(BillingStep step, Time from, Time to) {
    domain::BillingQuery query;
    query.step = step;
    query.from = {from};
    query.to = {to};
    return query;
}

void open(BillBook& book, PayerKey key) {
    book.open(key, {"d" + std::to_string(key)}, "name" + std::to_string(key));
}

domain::Billing read(const BillBook& book, const domain::BillingQuery& query) {
    auto bills = book.read(query);
    EXPECT_TRUE(bills) << bills.error().detail;
    return bills ? *bills : domain::Billing{};
}

}  // namespace

TEST(BillBook, TellsPeriodsAndShares) {
    BillBook book;
    open(book, 1);
    open(book, 2);
    book.charge(1, 10 * kMinute, {100});
    book.charge(1, 14 * kMinute, {20});
    book.charge(2, 14 * kMinute, {500});
    book.charge(1, 3 * kHour, {7});
    const auto bills = read(book, query(BillingStep::Hour, 0, kDay));
    EXPECT_EQ(bills.periods,
              (std::vector<domain::BillingPeriod>{{{0}, {kHour}, {620}, {620}},
                                                  {{3 * kHour}, {4 * kHour}, {7}, {7}}}));
    EXPECT_EQ(bills.shares, (std::vector<domain::BillingShare>{{{"d2"}, "name2", {500}, {500}},
                                                               {{"d1"}, "name1", {127}, {127}}}));
    EXPECT_EQ(book.entries(), 3U);
    auto one = query(BillingStep::Day, 0, kDay);
    one.deployments = {{"d2"}, {"nobody"}};
    EXPECT_EQ(read(book, one).charged(), Money{500});
    EXPECT_EQ(read(book, one).shares.size(), 1U);
}

TEST(BillBook, CountsASettlementAtTheBeginningOfItsQuarterOfAnHour) {
    BillBook book;
    open(book, 1);
    book.charge(1, 29 * kMinute, {1});
    EXPECT_EQ(read(book, query(BillingStep::Hour, 15 * kMinute, 16 * kMinute)).charged(), Money{1});
    EXPECT_TRUE(read(book, query(BillingStep::Hour, 16 * kMinute, kHour)).periods.empty());
    EXPECT_TRUE(read(book, query(BillingStep::Hour, 0, 15 * kMinute)).periods.empty());
}

TEST(BillBook, CutsItsPeriodsToTheSpanThatWasAskedFor) {
    BillBook book;
    open(book, 1);
    book.charge(1, 5 * kHour, {1});
    const auto bills = read(book, query(BillingStep::Month, 4 * kHour, 6 * kHour));
    ASSERT_EQ(bills.periods.size(), 1U);
    EXPECT_EQ(bills.periods[0].from.ns, 4 * kHour);
    EXPECT_EQ(bills.periods[0].to.ns, 6 * kHour);
}

TEST(BillBook, RefusesSpansAndOffsetsThatAreNone) {
    const BillBook book;
    constexpr Time kMost = std::numeric_limits<Time>::max();
    constexpr Time kLeast = std::numeric_limits<Time>::min();
    const auto fieldOf = [&book](Time from, Time to, int offset = 480) {
        auto asked = query(BillingStep::Hour, from, to);
        asked.utcOffsetMinutes = offset;
        const auto bills = book.read(asked);
        if (bills) return std::string("none");
        EXPECT_EQ(bills.error().code, ErrorCode::InvalidArgument);
        return bills.error().field;
    };
    EXPECT_EQ(fieldOf(0, 0), "to");
    EXPECT_EQ(fieldOf(1, 0), "to");
    EXPECT_EQ(fieldOf(kMost, kLeast), "to");
    EXPECT_EQ(fieldOf(0, BillBook::kKept), "none");
    EXPECT_EQ(fieldOf(-1, BillBook::kKept), "from");
    EXPECT_EQ(fieldOf(kLeast, kMost), "from");
    EXPECT_EQ(fieldOf(0, 1, -721), "utcOffsetMinutes");
    EXPECT_EQ(fieldOf(0, 1, 841), "utcOffsetMinutes");
    EXPECT_EQ(fieldOf(0, 1, 840), "none");
    EXPECT_EQ(fieldOf(-kDay, 1), "none");
}

TEST(BillBook, ForgetsWhatIsOlderThanFourHundredDaysButNotThatItWasPaid) {
    BillBook book;
    open(book, 1);
    open(book, 2);
    book.charge(1, 0, {5});
    book.close(1);
    book.charge(2, 10 * kMinute, {3});
    book.charge(2, BillBook::kKept, {10});
    EXPECT_EQ(book.payers(), 2U);
    EXPECT_EQ(book.entries(), 3U);
    book.charge(2, BillBook::kKept + BillBook::kQuarter, {10});
    EXPECT_EQ(book.payers(), 1U) << "the other is gone and has no entry left";
    EXPECT_EQ(book.entries(), 2U);
    EXPECT_EQ(book.charged(), Money{28});
    EXPECT_EQ(book.chargedTo(2), Money{23});
    EXPECT_EQ(read(book, query(BillingStep::Day, kDay, kDay + BillBook::kKept)).charged(),
              Money{20});
    EXPECT_TRUE(book.brokenInvariants().empty());
}

TEST(BillBook, KeepsTheNewestWhereThereAreMoreThanItHolds) {
    BillBook book(100);
    for (PayerKey key = 1; key <= 1000; ++key) {
        open(book, key);
        book.charge(key, key * BillBook::kQuarter, {1});
        book.close(key);
        ASSERT_LE(book.entries(), 100U);
        ASSERT_LE(book.payers(), 100U);
    }
    EXPECT_EQ(book.charged(), Money{1000});
    const auto bills = read(book, query(BillingStep::Month, 0, BillBook::kKept));
    EXPECT_EQ(bills.charged(), Money{100});
    EXPECT_EQ(bills.shares.front().name, "name901");
    EXPECT_TRUE(book.brokenInvariants().empty());
}

TEST(BillBook, ForgetsAtOnceAPayerThatWasNeverCharged) {
    BillBook book;
    open(book, 1);
    book.charge(1, kHour, {0});
    EXPECT_EQ(book.entries(), 0U);
    book.close(1);
    book.close(2);
    EXPECT_EQ(book.payers(), 0U);
}

// Whatever was charged to whomever: spans that follow on each other add up to the whole, by period
// as by payer, at any step and offset.
TEST(BillBook, AddsUpHoweverTimeIsCut) {
    engine::RandomStream random(11, "book");
    for (int round = 0; round < 30; ++round) {
        BillBook book(200 + random.below(2000));
        PayerKey last = 0;
        Time now = 0;
        Money charged;
        for (int i = 0; i < 1500; ++i) {
            now += static_cast<Time>(random.below(static_cast<std::uint64_t>(2 * kHour)));
            if (last == 0 || random.below(50) == 0) open(book, ++last);
            const Money amount{static_cast<std::int64_t>(random.below(1000))};
            book.charge(last, now, amount);
            charged += amount;
            if (random.below(60) == 0) {
                book.close(last);
                open(book, ++last);
            }
        }
        ASSERT_TRUE(book.brokenInvariants().empty()) << book.brokenInvariants().front();
        ASSERT_EQ(book.charged(), charged);
        const Time begin = std::max<Time>(0, now - BillBook::kKept + kDay);
        const auto whole = read(book, query(BillingStep::Month, begin, now + 1));
        Money periods, shares;
        for (Time from = begin; from < now + 1;) {
            auto part = query(static_cast<BillingStep>(random.below(4)), from, 0);
            part.utcOffsetMinutes = static_cast<int>(random.below(1561)) - 720;
            from += 1 + static_cast<Time>(random.below(static_cast<std::uint64_t>(20 * kDay)));
            part.to = {std::min(from, now + 1)};
            const auto bills = read(book, part);
            Money sum;
            for (const auto& share : bills.shares)
                sum += share.charged;
            ASSERT_EQ(sum, bills.charged());
            for (std::size_t i = 0; i < bills.periods.size(); ++i) {
                ASSERT_LT(bills.periods[i].from, bills.periods[i].to);
                if (i > 0) {
                    ASSERT_LE(bills.periods[i - 1].to, bills.periods[i].from);
                }
            }
            periods += bills.charged();
            shares += sum;
        }
        ASSERT_EQ(periods, whole.charged());
        ASSERT_EQ(shares, whole.charged());
    }
}

}  // namespace berth::sim::metering
