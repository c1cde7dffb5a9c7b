// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "models/store/files.h"
#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::ErrorCode;
using Kind = OpenOutcome::Kind;

// A later version, as it may look one day.
Schema laterSchema() {
    Schema later = currentSchema();
    later.steps.push_back(
        "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL, chk INTEGER NOT NULL) "
        "STRICT;"
        "INSERT INTO note (id, text, chk) SELECT 1, 'from ' || count(*), "
        "berth_check(1, 'from ' || count(*)) FROM command;");
    return later;
}

class Upgrades : public testing::Test {
  protected:
    void SetUp() override {
        auto store = startStore(m_folder, m_clock);
        const auto log = store->commandLog("simulator");
        ASSERT_TRUE(log->reset(someHead()).has_value());
        ASSERT_TRUE(log->append({recordNumber(1), recordNumber(2)}).has_value());
        ASSERT_TRUE(waitFor<void>([&](auto reply) {
                        store->settings().write({{"theme", "dark"}}, std::move(reply));
                    }).has_value());
    }
    [[nodiscard]] std::unique_ptr<ProfileStore> start(const Schema& schema) {
        auto store = ProfileStore::start(m_folder.profile(), m_clock, schema);
        EXPECT_TRUE(store.has_value());
        return std::move(*store);
    }

    TemporaryFolder m_folder;
    FakeClock m_clock;
    Schema m_later = laterSchema();
};

TEST_F(Upgrades, KeepEverythingAndLeaveABackupOfTheOldForm) {
    m_clock.addDays(1);
    {
        const auto store = start(m_later);
        EXPECT_EQ(store->waitUntilOpen()->kind, Kind::Ok);
        EXPECT_EQ(allRecords(*store->commandLog("simulator")).size(), 2U);
    }
    auto upgraded = Database::open(m_folder.database(), OpenMode::Immutable);
    ASSERT_TRUE(upgraded.has_value());
    EXPECT_EQ((*upgraded)->singleText("SELECT text FROM note").value(), "from 2");
    EXPECT_EQ((*upgraded)->singleText("PRAGMA user_version").value(), "2");
    auto backup = Database::open(m_folder.backup(2), OpenMode::Immutable);
    ASSERT_TRUE(backup.has_value());
    EXPECT_EQ((*backup)->singleText("PRAGMA user_version").value(), "1");
}

TEST_F(Upgrades, ThatFailHalfWayLeaveTheOldFormUntouched) {
    for (const char* broken : {"CREATE TABLE half (a) STRICT; CREATE TABLE nonsense",
                               "DELETE FROM command; INSERT INTO nowhere VALUES (1)",
                               "DROP TABLE setting; CREATE TABLE command (x INTEGER) STRICT"}) {
        Schema schema = currentSchema();
        schema.steps.emplace_back(broken);
        {
            const auto store = start(schema);
            const auto outcome = store->waitUntilOpen();
            ASSERT_FALSE(outcome.has_value()) << broken;
            EXPECT_EQ(outcome.error().code, ErrorCode::StorageFailed);
            EXPECT_FALSE(store->settings().readAllNow().has_value());
        }
        const auto store = startStore(m_folder, m_clock);
        EXPECT_EQ(store->waitUntilOpen()->kind, Kind::Ok);
        EXPECT_EQ(allRecords(*store->commandLog("simulator")).size(), 2U);
        EXPECT_EQ(store->settings().readAllNow()->at("theme"), "dark");
    }
}

TEST_F(Upgrades, ANewerProfileIsReadAndNotChanged) {
    start(m_later)->close();
    const std::string before = readFile(m_folder.database());
    const auto files = m_folder.profileFiles("");
    {
        const auto store = startStore(m_folder, m_clock);
        const auto outcome = store->waitUntilOpen();
        ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
        EXPECT_EQ(outcome->kind, Kind::ReadOnly);
        EXPECT_EQ(outcome->newerVersion, 2);
        EXPECT_NE(outcome->detail.find("newer"), std::string::npos);
        const auto log = store->commandLog("simulator");
        EXPECT_EQ(allRecords(*log).size(), 2U);
        EXPECT_EQ(store->settings().readAllNow()->at("theme"), "dark");
        const auto refused = log->append({recordNumber(3)});
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().code, ErrorCode::PermissionDenied);
        EXPECT_NE(refused.error().detail.find("newer"), std::string::npos);
        EXPECT_FALSE(waitFor<void>([&](auto reply) {
                         store->journal().record({}, std::move(reply));
                     }).has_value());
    }
    EXPECT_EQ(readFile(m_folder.database()), before);
    EXPECT_EQ(m_folder.profileFiles(""), files);
    EXPECT_EQ(start(m_later)->waitUntilOpen()->kind, Kind::Ok);
}

TEST_F(Upgrades, AnOlderBackupIsBroughtUpToDateWhenItIsRestored) {
    m_clock.addDays(1);
    start(m_later)->close();
    writeFile(m_folder.database(), "rubbish");
    writeFile(m_folder.backup(1), "rubbish");
    const auto store = start(m_later);
    const auto outcome = store->waitUntilOpen();
    ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
    EXPECT_EQ(outcome->kind, Kind::RestoredFromBackup);
    EXPECT_EQ(allRecords(*store->commandLog("simulator")).size(), 2U);
}

}  // namespace
}  // namespace berth::store
