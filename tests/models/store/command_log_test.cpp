// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::CommandRecord;
using domain::ErrorCode;
using domain::Instant;

class CommandLogs : public testing::Test {
  protected:
    TemporaryFolder m_folder;
    FakeClock m_clock;
    std::unique_ptr<ProfileStore> m_store = startStore(m_folder, m_clock);
    std::unique_ptr<domain::CommandLog> m_log = m_store->commandLog("simulator");

    void reopen() {
        m_log.reset();
        m_store.reset();
        m_store = startStore(m_folder, m_clock);
        m_log = m_store->commandLog("simulator");
    }
};

TEST_F(CommandLogs, BeginsWithoutAHeadAndRefusesRecordsUntilThereIsOne) {
    const auto head = m_log->head();
    ASSERT_TRUE(head.has_value()) << head.error().detail;
    EXPECT_FALSE(head->has_value());
    EXPECT_EQ(m_log->append({recordNumber(1)}).error().code, ErrorCode::WrongState);
    EXPECT_EQ(m_log->setReached({1}).error().code, ErrorCode::WrongState);
    EXPECT_TRUE(allRecords(*m_log).empty());
}

TEST_F(CommandLogs, KeepsHeadAndRecordsOverARestart) {
    ASSERT_TRUE(m_log->reset(someHead()).has_value());
    ASSERT_TRUE(m_log->append({recordNumber(1), recordNumber(2)}).has_value());
    ASSERT_TRUE(m_log->append({recordNumber(3)}).has_value());
    reopen();
    auto head = someHead();
    head.reached = recordNumber(3).at;
    EXPECT_EQ(m_log->head().value(), head);
    EXPECT_EQ(allRecords(*m_log),
              (std::vector<CommandRecord>{recordNumber(1), recordNumber(2), recordNumber(3)}));
    ASSERT_TRUE(m_log->append({recordNumber(4)}).has_value());
    EXPECT_EQ(allRecords(*m_log).back(), recordNumber(4));
}

TEST_F(CommandLogs, NumbersRecordsItselfFromOneWithoutGaps) {
    ASSERT_TRUE(m_log->reset(someHead()).has_value());
    CommandRecord record = recordNumber(1);
    record.sequence = 77;
    ASSERT_TRUE(m_log->append({record, record}).has_value());
    ASSERT_TRUE(m_log->append({}).has_value());
    ASSERT_TRUE(m_log->append({record}).has_value());
    const auto records = allRecords(*m_log);
    ASSERT_EQ(records.size(), 3U);
    for (std::size_t i = 0; i < records.size(); ++i)
        EXPECT_EQ(records[i].sequence, i + 1);
}

TEST_F(CommandLogs, ReachedNeverGoesBack) {
    ASSERT_TRUE(m_log->reset(someHead()).has_value());
    ASSERT_TRUE(m_log->setReached({100}).has_value());
    ASSERT_TRUE(m_log->setReached({50}).has_value());
    EXPECT_EQ(m_log->head().value()->reached, Instant{100});
    CommandRecord record = recordNumber(1);
    record.at = {70};
    ASSERT_TRUE(m_log->append({record}).has_value());
    EXPECT_EQ(m_log->head().value()->reached, Instant{100});
    record.at = {170};
    ASSERT_TRUE(m_log->append({record}).has_value());
    EXPECT_EQ(m_log->head().value()->reached, Instant{170});
}

TEST_F(CommandLogs, OfSeveralSimulationsDoNotMix) {
    const auto other = m_store->commandLog("other \"one\"");
    ASSERT_TRUE(m_log->reset(someHead()).has_value());
    auto head = someHead();
    head.seed = 1;
    ASSERT_TRUE(other->reset(head).has_value());
    ASSERT_TRUE(m_log->append({recordNumber(1)}).has_value());
    ASSERT_TRUE(other->append({recordNumber(1), recordNumber(2)}).has_value());
    ASSERT_TRUE(m_log->reset(someHead()).has_value());
    EXPECT_TRUE(allRecords(*m_log).empty());
    EXPECT_EQ(allRecords(*other).size(), 2U);
    EXPECT_EQ(other->head().value()->seed, 1U);
}

TEST_F(CommandLogs, PayloadsAreKeptByteForByte) {
    ASSERT_TRUE(m_log->reset(someHead()).has_value());
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    const std::vector<CommandRecord> records{{1, {1}, "binary", bytes},
                                             {2, {-1}, "empty", ""},
                                             {3, {2}, "", std::string(3'000'000, '\0')}};
    ASSERT_TRUE(m_log->append(records).has_value());
    reopen();
    EXPECT_EQ(allRecords(*m_log), records);
}

TEST_F(CommandLogs, AreReadInPortionsInOrderUntilTheVisitorStops) {
    ASSERT_TRUE(m_log->reset(someHead()).has_value());
    std::vector<CommandRecord> records;
    for (std::uint64_t i = 1; i <= 1500; ++i)
        records.push_back(recordNumber(i));
    ASSERT_TRUE(m_log->append(records).has_value());
    EXPECT_EQ(allRecords(*m_log), records);
    std::uint64_t seen = 0;
    ASSERT_TRUE(m_log
                    ->readAll([&](const CommandRecord& record) {
                        seen = record.sequence;
                        // The store's thread is free meanwhile: the log may be asked.
                        EXPECT_TRUE(m_log->head().has_value());
                        return record.sequence < 700;
                    })
                    .has_value());
    EXPECT_EQ(seen, 700U);
}

TEST_F(CommandLogs, AnswerShuttingDownOnceTheStoreIsClosed) {
    ASSERT_TRUE(m_log->reset(someHead()).has_value());
    m_store->close();
    EXPECT_EQ(m_log->append({recordNumber(1)}).error().code, ErrorCode::ShuttingDown);
    EXPECT_EQ(m_log->head().error().code, ErrorCode::ShuttingDown);
    EXPECT_EQ(m_log->readAll([](const CommandRecord&) { return true; }).error().code,
              ErrorCode::ShuttingDown);
}

}  // namespace
}  // namespace berth::store
