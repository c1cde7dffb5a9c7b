// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <random>
#include <thread>

#include "models/store/files.h"
#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::ErrorCode;
using Kind = OpenOutcome::Kind;
namespace fs = std::filesystem;

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
    EXPECT_EQ((*upgraded)->singleText("PRAGMA user_version").value(),
              std::to_string(m_later.version()));
    auto backup = Database::open(m_folder.backup(2), OpenMode::Immutable);
    ASSERT_TRUE(backup.has_value());
    EXPECT_EQ((*backup)->singleText("PRAGMA user_version").value(),
              std::to_string(currentSchema().version()));
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
        EXPECT_EQ(outcome->newerVersion, m_later.version());
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

// What earlier releases have left: the forms that their steps made.
Schema releasedSchema(int version) {
    Schema schema = currentSchema();
    schema.steps.resize(static_cast<std::size_t>(version));
    return schema;
}

// Kills the process that asks for it.
int addKill(sqlite3* connection, char**, const void*) {
    return sqlite3_create_function_v2(
        connection, "berth_test_kill", 0, SQLITE_UTF8, nullptr,
        [](sqlite3_context*, int, sqlite3_value**) { ::kill(::getpid(), SIGKILL); }, nullptr,
        nullptr, nullptr);
}

// The current schema, whose upgrade from `version` kills its process behind `statements`
// statements.
Schema killingSchema(int version, int statements) {
    Schema schema = currentSchema();
    for (auto step = static_cast<std::size_t>(version); step < schema.steps.size(); ++step) {
        std::string& sql = schema.steps[step];
        for (std::size_t at = sql.find(';'); at != std::string::npos; at = sql.find(';', at + 1)) {
            if (--statements > 0) continue;
            sql.insert(at + 1, "SELECT berth_test_kill();");
            return schema;
        }
    }
    return schema;
}

int statementsFrom(int version) {
    long count = 0;
    const Schema& schema = currentSchema();
    for (auto step = static_cast<std::size_t>(version); step < schema.steps.size(); ++step)
        count += std::count(schema.steps[step].begin(), schema.steps[step].end(), ';');
    return static_cast<int>(count);
}

class Released : public testing::TestWithParam<int> {
  protected:
    void SetUp() override {
        const Schema schema = releasedSchema(GetParam());
        auto store = ProfileStore::start(m_folder.profile(), m_clock, schema);
        ASSERT_TRUE(store.has_value());
        const auto log = (*store)->commandLog("simulator");
        ASSERT_TRUE(log->reset(someHead()).has_value());
        ASSERT_TRUE(log->append({recordNumber(1), recordNumber(2)}).has_value());
        ASSERT_TRUE(waitFor<void>([&](auto reply) {
                        (*store)->settings().write({{"theme", "dark"}}, std::move(reply));
                    }).has_value());
        m_clock.addDays(1);
    }
    // Opens in a process of its own until that is killed, by the schema itself or after a while.
    void openAndBeKilled(const Schema& schema, std::chrono::microseconds after) {
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            sqlite3_auto_extension(reinterpret_cast<void (*)()>(addKill));
            auto store = ProfileStore::start(m_folder.profile(), m_clock, schema);
            if (store) static_cast<void>((*store)->waitUntilOpen());
            for (;;)
                ::pause();
        }
        if (after.count() > 0) {
            std::this_thread::sleep_for(after);
            ::kill(child, SIGKILL);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status));
    }
    void expectEverything() {
        const auto store = startStore(m_folder, m_clock);
        const auto outcome = store->waitUntilOpen();
        ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
        ASSERT_EQ(outcome->kind, Kind::Ok) << outcome->detail;
        EXPECT_EQ(allRecords(*store->commandLog("simulator")).size(), 2U);
        EXPECT_EQ(store->settings().readAllNow()->at("theme"), "dark");
        EXPECT_TRUE(keptConnections(*store).empty());
        EXPECT_TRUE(waitFor<void>([&](auto reply) {
                        store->connections().keep(connectionNumber(1), std::move(reply));
                    }).has_value());
        EXPECT_EQ(keptConnections(*store).size(), 1U);
        EXPECT_TRUE(waitFor<void>([&](auto reply) {
                        store->hosts().keep(hostNumber(1), std::move(reply));
                    }).has_value());
        EXPECT_EQ(keptHosts(*store).size(), 1U);
        EXPECT_TRUE(waitFor<void>([&](auto reply) {
                        store->connections().remove(connectionNumber(1).id, std::move(reply));
                    }).has_value());
        EXPECT_TRUE(waitFor<void>([&](auto reply) {
                        store->hosts().remove(hostNumber(1).id, std::move(reply));
                    }).has_value());
    }
    [[nodiscard]] std::string version() const {
        auto file = Database::open(m_folder.database(), OpenMode::Immutable);
        return file ? (*file)->singleText("PRAGMA user_version").value() : "";
    }

    TemporaryFolder m_folder;
    FakeClock m_clock;
};

TEST_P(Released, IsBroughtUpToDateWithAllItHolds) {
    EXPECT_EQ(version(), std::to_string(GetParam()));
    expectEverything();
    EXPECT_EQ(version(), std::to_string(currentSchema().version()));
}

TEST_P(Released, IsOldOrNewWhereverTheUpgradeIsKilled) {
    const int statements = statementsFrom(GetParam());
    ASSERT_GT(statements, 0);
    const TemporaryFolder original;
    fs::copy(m_folder.profile(), original.profile(), fs::copy_options::recursive);
    for (int behind = 1; behind <= statements; ++behind) {
        SCOPED_TRACE(behind);
        fs::remove_all(m_folder.profile());
        fs::copy(original.profile(), m_folder.profile(), fs::copy_options::recursive);
        openAndBeKilled(killingSchema(GetParam(), behind), {});
        ASSERT_NO_FATAL_FAILURE(expectEverything());
        EXPECT_EQ(version(), std::to_string(currentSchema().version()));
    }
}

// Also while its backup is made, while the transaction ends, and a little later.
TEST_P(Released, IsOldOrNewWheneverItIsKilled) {
    const TemporaryFolder original;
    fs::copy(m_folder.profile(), original.profile(), fs::copy_options::recursive);
    std::mt19937_64 random(51);
    for (int round = 0; round < 25; ++round) {
        SCOPED_TRACE(round);
        fs::remove_all(m_folder.profile());
        fs::copy(original.profile(), m_folder.profile(), fs::copy_options::recursive);
        openAndBeKilled(currentSchema(), std::chrono::microseconds(1 << random() % 17));
        ASSERT_NO_FATAL_FAILURE(expectEverything());
    }
}

INSTANTIATE_TEST_SUITE_P(Schemas, Released, testing::Range(1, currentSchema().version()));

}  // namespace
}  // namespace berth::store
