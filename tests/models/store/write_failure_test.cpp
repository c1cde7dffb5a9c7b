// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "models/store/sqlite_command_log.h"
#include "tests/models/store/failing_vfs.h"
#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::CommandRecord;
using domain::Result;
using How = FailingVfs::How;
namespace fs = std::filesystem;

std::vector<CommandRecord> group(std::uint64_t from, std::uint64_t to) {
    std::vector<CommandRecord> records;
    for (std::uint64_t i = from; i <= to; ++i)
        records.push_back(recordNumber(i));
    return records;
}

class WriteFailures : public testing::Test {
  protected:
    void SetUp() override {
        auto store = startStore(m_original, m_clock);
        const auto log = store->commandLog("simulator");
        ASSERT_TRUE(log->reset(someHead()).has_value());
        ASSERT_TRUE(log->append(group(1, 30)).has_value());
    }

    [[nodiscard]] std::shared_ptr<StoreThread> startFailing(const TemporaryFolder& folder) {
        return std::make_shared<StoreThread>(
            [path = folder.database()]() -> Result<std::unique_ptr<Database>> {
                auto database = Database::open(path, OpenMode::ReadWrite, FailingVfs::name());
                if (database) (*database)->keepMark({(*database)->commits().value(), 0, 0}, {});
                return database;
            },
            [](Database&) {});
    }

    // Runs `step` with a failure at its n-th change of the disk, for every n there is, and hands
    // what is found on the disk afterwards to `check`, with whether the step said it was done.
    // Returns how many points of failure there were.
    int failEverywhere(How how,
                       const std::function<Result<void>(StoreThread&, SqliteCommandLog&)>& step,
                       const std::function<void(const std::vector<CommandRecord>&, bool)>& check) {
        for (int n = 1;; ++n) {
            SCOPED_TRACE(n);
            TemporaryFolder folder;
            fs::copy(m_original.profile(), folder.profile(), fs::copy_options::recursive);
            bool done = false;
            bool fired = false;
            {
                const auto store = startFailing(folder);
                SqliteCommandLog log(store, "simulator");
                // So few pages in memory that a transaction reaches the disk before its end.
                EXPECT_TRUE(store
                                ->call<void>([](Database& database) {
                                    return database.execute("PRAGMA cache_size = 5");
                                })
                                .has_value());
                m_vfs.arm(n, how);
                done = step(*store, log).has_value();
                fired = m_vfs.fired();
                if (how != How::DeadForever) {
                    m_vfs.disarm();
                    // The disk is well again: so is the store.
                    const auto next = log.append({{0, {0}, "after", ""}});
                    EXPECT_TRUE(next.has_value()) << next.error().detail;
                }
            }
            m_vfs.disarm();
            auto store = startStore(folder, m_clock);
            const auto outcome = store->waitUntilOpen();
            EXPECT_TRUE(outcome.has_value()) << outcome.error().detail;
            EXPECT_EQ(outcome->kind, OpenOutcome::Kind::Ok) << outcome->detail;
            auto records = allRecords(*store->commandLog("simulator"));
            if (how != How::DeadForever) {
                EXPECT_EQ(records.back().kind, "after");
                records.pop_back();
            }
            check(records, done);
            if (!fired) {
                EXPECT_TRUE(done);
                return n - 1;
            }
            if (testing::Test::HasFailure()) return n;
        }
    }

    TemporaryFolder m_original;
    FakeClock m_clock;
    FailingVfs m_vfs;
};

TEST_F(WriteFailures, NeverLeaveHalfAGroupOfRecords) {
    const auto before = group(1, 30);
    const auto after = group(1, 90);
    for (const How how : {How::FullOnce, How::ErrorOnce, How::DeadForever}) {
        SCOPED_TRACE(static_cast<int>(how));
        const int points = failEverywhere(
            how, [](StoreThread&, SqliteCommandLog& log) { return log.append(group(31, 90)); },
            [&](const std::vector<CommandRecord>& found, bool done) {
                EXPECT_TRUE(found == after || (!done && found == before)) << found.size();
            });
        EXPECT_GT(points, 10);
    }
}

TEST_F(WriteFailures, LeaveTheOldSimulationOrTheNewOne) {
    const auto before = group(1, 30);
    for (const How how : {How::FullOnce, How::ErrorOnce, How::DeadForever}) {
        SCOPED_TRACE(static_cast<int>(how));
        const int points = failEverywhere(
            how, [](StoreThread&, SqliteCommandLog& log) { return log.reset(someHead()); },
            [&](const std::vector<CommandRecord>& found, bool done) {
                EXPECT_TRUE(found.empty() || (!done && found == before)) << found.size();
            });
        EXPECT_GT(points, 3);
    }
}

TEST_F(WriteFailures, OfACheckpointLoseNothing) {
    const auto after = group(1, 90);
    for (const How how : {How::FullOnce, How::ErrorOnce, How::DeadForever}) {
        SCOPED_TRACE(static_cast<int>(how));
        bool appended = false;
        const int points = failEverywhere(
            how,
            [&](StoreThread& store, SqliteCommandLog& log) -> Result<void> {
                appended = log.append(group(31, 90)).has_value();
                return store.call<void>([](Database& database) { return database.checkpoint(); });
            },
            [&](const std::vector<CommandRecord>& found, bool) {
                EXPECT_TRUE(!appended || found == after) << found.size();
            });
        EXPECT_GT(points, 15);
    }
}

TEST_F(WriteFailures, SayWhatIsWrongAndWhetherTryingAgainCanHelp) {
    TemporaryFolder folder;
    fs::copy(m_original.profile(), folder.profile(), fs::copy_options::recursive);
    const auto store = startFailing(folder);
    SqliteCommandLog log(store, "simulator");
    ASSERT_TRUE(log.head().has_value());
    m_vfs.arm(1, How::FullOnce);
    const auto refused = log.append(group(31, 32));
    m_vfs.disarm();
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, domain::ErrorCode::StorageFailed);
    EXPECT_TRUE(refused.error().retryCanHelp);
    EXPECT_NE(refused.error().detail.find("space"), std::string::npos) << refused.error().detail;
    EXPECT_TRUE(log.append(group(31, 32)).has_value());
}

}  // namespace
}  // namespace berth::store
