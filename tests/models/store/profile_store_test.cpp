// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/profile_store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "models/store/files.h"
#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::ErrorCode;
using Kind = OpenOutcome::Kind;

class Profiles : public testing::Test {
  protected:
    // One session that leaves `records` records behind.
    void session(std::uint64_t records) {
        auto store = startStore(m_folder, m_clock);
        const auto log = store->commandLog("simulator");
        ASSERT_TRUE(log->reset(someHead()).has_value());
        for (std::uint64_t i = 1; i <= records; ++i) {
            ASSERT_TRUE(log->append({recordNumber(i)}).has_value());
        }
        store->close();
    }
    [[nodiscard]] std::size_t records(ProfileStore& store) {
        return allRecords(*store.commandLog("simulator")).size();
    }

    TemporaryFolder m_folder;
    FakeClock m_clock;
};

TEST_F(Profiles, ANewOneIsCreatedWithItsParentsAndIsOk) {
    const std::string deep = m_folder.path() + "/a/b c/\u6CCA\u4F4D?#%";
    auto store = ProfileStore::start(deep, m_clock);
    ASSERT_TRUE(store.has_value()) << store.error().detail;
    const auto outcome = (*store)->waitUntilOpen();
    ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
    EXPECT_EQ(outcome->kind, Kind::Ok);
    EXPECT_TRUE(outcome->detail.empty());
    EXPECT_TRUE(exists(deep + "/berth.db"));
    ASSERT_TRUE((*store)->commandLog("x")->reset(someHead()).has_value());
    (*store)->close();
    EXPECT_FALSE(exists(deep + "/berth.db-wal"));
    EXPECT_TRUE(exists(deep + "/backups/berth-1.db"));
}

TEST_F(Profiles, AnswersWhatWasAskedBeforeItWasOpenAndBeforeItIsClosed) {
    auto store = startStore(m_folder, m_clock);
    std::atomic<int> answers = 0;
    store->whenOpen([&](domain::Result<OpenOutcome> outcome) {
        EXPECT_TRUE(outcome.has_value());
        ++answers;
    });
    for (int i = 0; i < 50; ++i) {
        store->settings().write({{"key", std::to_string(i)}}, [&](domain::Result<void> done) {
            EXPECT_TRUE(done.has_value());
            ++answers;
        });
    }
    store->close();
    EXPECT_EQ(answers, 51);
    store->settings().readAll([&](domain::Result<Settings::Values> values) {
        EXPECT_EQ(values.error().code, ErrorCode::ShuttingDown);
        ++answers;
    });
    EXPECT_EQ(answers, 52);
    store.reset();
    EXPECT_EQ(startStore(m_folder, m_clock)->settings().readAllNow().value().at("key"), "49");
}

TEST_F(Profiles, KeepOneBackupADayAndFiveInAll) {
    for (std::uint64_t day = 1; day <= 7; ++day) {
        session(day);
        session(day + 100);
        m_clock.addDays(1);
    }
    EXPECT_EQ(m_folder.profileFiles("backups").size(), 1U);
    EXPECT_FALSE(exists(m_folder.backup(6)));
    for (int number = 1; number <= 5; ++number) {
        ASSERT_TRUE(exists(m_folder.backup(number)));
        TemporaryFolder copy;
        std::filesystem::create_directories(copy.profile());
        ASSERT_TRUE(copyFile(m_folder.backup(number), copy.database()).has_value());
        auto store = startStore(copy, m_clock);
        EXPECT_EQ(store->waitUntilOpen()->kind, Kind::Ok);
        EXPECT_EQ(records(*store), static_cast<std::size_t>(108 - number));
    }
}

TEST_F(Profiles, ABackupIsTakenOnOpeningOnANewDay) {
    session(3);
    m_clock.addDays(1);
    auto store = startStore(m_folder, m_clock);
    ASSERT_EQ(store->waitUntilOpen()->kind, Kind::Ok);
    EXPECT_TRUE(exists(m_folder.backup(2)));
    EXPECT_EQ(changedUnixMs(m_folder.backup(1)), m_clock.unixMilliseconds());
}

TEST_F(Profiles, RestoreTheNewestGoodBackupAndSayWhich) {
    session(3);
    m_clock.addDays(1);
    session(5);
    const std::string rubbish = "this is no database, however long it may be";
    writeFile(m_folder.database(), rubbish);
    writeFile(m_folder.backup(1), rubbish);
    auto store = startStore(m_folder, m_clock);
    const auto outcome = store->waitUntilOpen();
    ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
    EXPECT_EQ(outcome->kind, Kind::RestoredFromBackup);
    EXPECT_EQ(outcome->backup, m_folder.backup(2));
    EXPECT_EQ(outcome->damagedFile, m_folder.database() + ".damaged-20260116T100000Z");
    EXPECT_EQ(readFile(outcome->damagedFile), rubbish);
    EXPECT_NE(outcome->detail.find(outcome->damagedFile), std::string::npos);
    EXPECT_NE(outcome->detail.find(outcome->backup), std::string::npos);
    EXPECT_EQ(records(*store), 3U);
    store->close();
    EXPECT_EQ(startStore(m_folder, m_clock)->waitUntilOpen()->kind, Kind::Ok);
}

TEST_F(Profiles, StartEmptyWhenNoBackupIsGoodAndKeepTheDamagedFile) {
    session(3);
    writeFile(m_folder.database(), "");
    writeFile(m_folder.backup(1), std::string(8192, 'x'));
    auto store = startStore(m_folder, m_clock);
    const auto outcome = store->waitUntilOpen();
    ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
    EXPECT_EQ(outcome->kind, Kind::FreshAfterDamage);
    EXPECT_TRUE(exists(outcome->damagedFile));
    EXPECT_EQ(records(*store), 0U);
    EXPECT_TRUE(store->commandLog("simulator")->reset(someHead()).has_value());
}

TEST_F(Profiles, TwoDamagesInOneSecondKeepBothFiles) {
    session(3);
    for (const char* rubbish : {"one", "two"}) {
        writeFile(m_folder.database(), rubbish);
        EXPECT_EQ(startStore(m_folder, m_clock)->waitUntilOpen()->kind, Kind::RestoredFromBackup);
    }
    const auto kept = m_folder.profileFiles("berth.db.damaged-");
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_EQ(readFile(m_folder.profile() + "/" + kept[0]), "one");
    EXPECT_EQ(readFile(m_folder.profile() + "/" + kept[1]), "two");
}

TEST_F(Profiles, GoOnWithARestoreThatWasKilledHalfWay) {
    session(4);
    // The damaged file had been moved aside, nothing was in its place yet, its log still was.
    std::filesystem::rename(m_folder.database(), m_folder.database() + ".damaged-20260101T000000Z");
    writeFile(m_folder.database() + "-wal", "what was left of its log");
    writeFile(m_folder.database() + ".restoring", "half a copy");
    auto store = startStore(m_folder, m_clock);
    const auto outcome = store->waitUntilOpen();
    ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
    EXPECT_EQ(outcome->kind, Kind::RestoredFromBackup);
    EXPECT_EQ(outcome->damagedFile, m_folder.database() + ".damaged-20260101T000000Z");
    EXPECT_EQ(records(*store), 4U);
}

TEST_F(Profiles, CannotBeAFile) {
    writeFile(m_folder.profile(), "a file");
    const auto store = ProfileStore::start(m_folder.profile(), m_clock);
    ASSERT_FALSE(store.has_value());
    EXPECT_EQ(store.error().code, ErrorCode::StorageFailed);
    EXPECT_NE(store.error().detail.find(m_folder.profile()), std::string::npos);
    EXPECT_FALSE(ProfileStore::start(m_folder.profile() + "/below", m_clock).has_value());
    EXPECT_EQ(readFile(m_folder.profile()), "a file");
}

TEST_F(Profiles, InAFolderThatCannotBeWrittenAreRefusedWithAWayOut) {
    std::filesystem::create_directories(m_folder.profile());
    ::chmod(m_folder.path().c_str(), 0755);
    ::chmod(m_folder.profile().c_str(), 0555);
    // Root may write everywhere, so somebody else tries.
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(2);
        const auto store = ProfileStore::start(m_folder.profile(), m_clock);
        const bool right = !store && store.error().code == ErrorCode::PermissionDenied &&
                           store.error().detail.find("writable") != std::string::npos &&
                           store.error().detail.find(m_folder.profile()) != std::string::npos;
        ::_exit(right ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace berth::store
