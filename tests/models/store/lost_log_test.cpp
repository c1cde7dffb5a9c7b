// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>

#include "models/store/sqlite_command_log.h"
#include "tests/models/store/failing_vfs.h"
#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using Kind = OpenOutcome::Kind;
namespace fs = std::filesystem;

constexpr std::size_t kHeaderBytes = 32;
constexpr std::size_t kFrameBytes = 24 + 4096;

// BERTH_DAMAGES sets how many, for a long run.
int logDamages() {
    const char* wanted = std::getenv("BERTH_DAMAGES");
    return wanted == nullptr ? 120 : std::atoi(wanted);
}

void copyProfile(const std::string& from, const std::string& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
}

// A store that is never closed: for a process that is killed.
ProfileStore& openForGood(const TemporaryFolder& folder, const domain::Clock& clock) {
    return *startStore(folder, clock).release();
}

// A process of its own that is killed at the end of `work`.
void runAndKill(const std::function<void()>& work) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        work();
        ::raise(SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

void appendEach(domain::CommandLog& log, std::uint64_t from, std::uint64_t to) {
    for (std::uint64_t i = from; i <= to; ++i) {
        if (!log.append({recordNumber(i)})) std::abort();
    }
}

// Mostly anywhere, sometimes in the header of the log or of a frame, which decide most.
std::size_t placeIn(const std::string& log, std::mt19937_64& random) {
    const std::size_t frames = (log.size() - kHeaderBytes) / kFrameBytes;
    switch (random() % 4) {
        case 0:
            return random() % kHeaderBytes;
        case 1:
            return kHeaderBytes + random() % frames * kFrameBytes + random() % 24;
        default:
            return random() % log.size();
    }
}

std::string flipped(std::string bytes, std::size_t at, std::mt19937_64& random) {
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    return bytes;
}

void expectBeginning(const std::vector<domain::CommandRecord>& records) {
    for (std::size_t i = 0; i < records.size(); ++i)
        ASSERT_EQ(records[i], recordNumber(i + 1));
}

class LostLog : public testing::Test {
  protected:
    static constexpr std::uint64_t kRecords = 30;

    // A start and `kRecords` records, one transaction each, then SIGKILL.
    void killAfterWriting() {
        runAndKill([this] {
            ProfileStore& store = openForGood(m_crashed, m_clock);
            const auto log = store.commandLog("simulator");
            if (!log->reset(someHead())) std::abort();
            appendEach(*log, 1, kRecords);
        });
        m_file = readFile(m_crashed.database());
        m_log = readFile(logOf(m_crashed));
        ASSERT_GT(m_log.size(), kHeaderBytes + kRecords * kFrameBytes);
    }
    [[nodiscard]] static std::string logOf(const TemporaryFolder& folder) {
        return folder.database() + "-wal";
    }
    // The crashed profile with another log.
    void place(const std::string& log) {
        copyProfile(m_crashed.profile(), m_folder.profile());
        writeFile(logOf(m_folder), log);
    }
    // Opens what was placed: what is not there any more is told, counted and kept.
    void expectLossTold(const std::string& log) {
        auto store = startStore(m_folder, m_clock);
        const auto outcome = store->waitUntilOpen();
        ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
        ASSERT_EQ(outcome->kind, Kind::LostNewest);
        const auto kept = store->commandLog("simulator");
        const auto records = allRecords(*kept);
        expectBeginning(records);
        const bool hasStart = kept->head().value().has_value();
        ASSERT_EQ(outcome->lostChanges, kRecords + 1 - records.size() - (hasStart ? 1 : 0));
        ASSERT_EQ(readFile(outcome->damagedFile), m_file);
        ASSERT_EQ(readFile(outcome->damagedFile + "-wal"), log);
        ASSERT_NE(outcome->detail.find(outcome->damagedFile), std::string::npos);
    }

    TemporaryFolder m_crashed;
    TemporaryFolder m_folder;
    FakeClock m_clock;
    std::string m_file;
    std::string m_log;
};

TEST_F(LostLog, AFlippedByteNeverHidesAnAcknowledgedChange) {
    killAfterWriting();
    std::mt19937_64 random(31);
    for (int i = 0; i < logDamages(); ++i) {
        SCOPED_TRACE(i);
        const std::string log = flipped(m_log, placeIn(m_log, random), random);
        place(log);
        expectLossTold(log);
        if (HasFatalFailure()) return;
    }
}

TEST_F(LostLog, ALogThatIsCutOrGoneIsToldToo) {
    killAfterWriting();
    std::mt19937_64 random(32);
    for (int i = 0; i < logDamages() / 4; ++i) {
        SCOPED_TRACE(i);
        const std::string log =
            m_log.substr(0, i == 0 ? m_log.size() - 1 : random() % m_log.size());
        if (log.empty()) continue;
        place(log);
        expectLossTold(log);
        if (HasFatalFailure()) return;
    }
    place({});
    auto store = startStore(m_folder, m_clock);
    EXPECT_EQ(store->waitUntilOpen()->kind, Kind::LostNewest);
    store.reset();
    place({});
    fs::remove(logOf(m_folder));
    store = startStore(m_folder, m_clock);
    EXPECT_EQ(store->waitUntilOpen()->kind, Kind::LostNewest);
    EXPECT_EQ(store->waitUntilOpen()->lostChanges, kRecords + 1);
}

TEST_F(LostLog, WhatWasLeftGoesOnAndIsOrdinaryAgainOnceItIsWritten) {
    killAfterWriting();
    place(m_log.substr(0, m_log.size() - 1));
    {
        auto store = startStore(m_folder, m_clock);
        ASSERT_EQ(store->waitUntilOpen()->kind, Kind::LostNewest);
        appendEach(*store->commandLog("simulator"), kRecords, kRecords + 3);
    }
    auto store = startStore(m_folder, m_clock);
    EXPECT_EQ(store->waitUntilOpen()->kind, Kind::Ok);
    EXPECT_EQ(allRecords(*store->commandLog("simulator")).size(), kRecords + 3);
}

TEST_F(LostLog, IsToldAgainWhenTheProgramWasKilledBeforeItCouldSaySo) {
    killAfterWriting();
    place(m_log.substr(0, m_log.size() - 1));
    runAndKill([this] {
        ProfileStore& store = openForGood(m_folder, m_clock);
        if (store.waitUntilOpen()->kind != Kind::LostNewest) std::abort();
    });
    {
        auto store = startStore(m_folder, m_clock);
        EXPECT_EQ(store->waitUntilOpen()->kind, Kind::LostNewest);
    }
    // Now it was told and closed in order.
    EXPECT_EQ(startStore(m_folder, m_clock)->waitUntilOpen()->kind, Kind::Ok);
}

TEST_F(LostLog, ATornTailOfWhatNobodyWasToldIsNoDamage) {
    TemporaryFolder before;
    runAndKill([&] {
        ProfileStore& store = openForGood(m_crashed, m_clock);
        const auto log = store.commandLog("simulator");
        if (!log->reset(someHead())) std::abort();
        appendEach(*log, 1, 10);
        copyProfile(m_crashed.profile(), before.profile());
        std::vector<domain::CommandRecord> group;
        for (std::uint64_t i = 11; i <= 60; ++i)
            group.push_back(recordNumber(i));
        if (!log->append(group)) std::abort();
    });
    const std::size_t acknowledged = readFile(logOf(before)).size();
    const std::string log = readFile(logOf(m_crashed));
    ASSERT_GT(log.size(), acknowledged + 5 * kFrameBytes);
    const auto expectOk = [&](const std::string& tail, std::size_t records) {
        copyProfile(before.profile(), m_folder.profile());
        writeFile(logOf(m_folder), log.substr(0, acknowledged) + tail);
        auto store = startStore(m_folder, m_clock);
        const auto outcome = store->waitUntilOpen();
        ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
        EXPECT_EQ(outcome->kind, Kind::Ok) << outcome->detail;
        EXPECT_EQ(allRecords(*store->commandLog("simulator")).size(), records);
    };
    const std::string whole = log.substr(acknowledged);
    for (std::size_t cut = 0; cut < whole.size(); cut += 1 + cut % 911) {
        SCOPED_TRACE(cut);
        expectOk(whole.substr(0, cut), 10);
    }
    expectOk(whole, 60);
    // A power failure may have written the later frames and not the first.
    std::string torn = whole;
    std::fill_n(torn.begin(), kFrameBytes, '\0');
    expectOk(torn, 10);
}

TEST_F(LostLog, AnOlderFileInItsPlaceIsTold) {
    std::string older;
    {
        auto store = startStore(m_folder, m_clock);
        ASSERT_TRUE(store->commandLog("simulator")->reset(someHead()).has_value());
        store->close();
        older = readFile(m_folder.database());
        store = startStore(m_folder, m_clock);
        appendEach(*store->commandLog("simulator"), 1, 3);
    }
    writeFile(m_folder.database(), older);
    auto store = startStore(m_folder, m_clock);
    EXPECT_EQ(store->waitUntilOpen()->kind, Kind::LostNewest);
    EXPECT_EQ(store->waitUntilOpen()->lostChanges, 3U);
}

TEST_F(LostLog, AMarkThatIsDamagedOrGoneClaimsNothing) {
    killAfterWriting();
    const std::string mark = readFile(m_crashed.database() + "-mark");
    ASSERT_FALSE(mark.empty());
    std::mt19937_64 random(33);
    for (std::size_t at = 0; at <= mark.size(); ++at) {
        SCOPED_TRACE(at);
        place(m_log);
        writeFile(m_folder.database() + "-mark",
                  at == mark.size() ? std::string() : flipped(mark, at, random));
        auto store = startStore(m_folder, m_clock);
        ASSERT_EQ(store->waitUntilOpen()->kind, Kind::Ok);
        ASSERT_EQ(allRecords(*store->commandLog("simulator")).size(), kRecords);
    }
}

TEST_F(LostLog, APipeInPlaceOfTheMarkKeepsNobodyWaitingAndGivesWay) {
    killAfterWriting();
    place(m_log);
    const std::string mark = m_folder.database() + "-mark";
    fs::remove(mark);
    ASSERT_EQ(::mkfifo(mark.c_str(), 0600), 0);
    {
        auto store = startStore(m_folder, m_clock);
        ASSERT_EQ(store->waitUntilOpen()->kind, Kind::Ok);
        ASSERT_EQ(allRecords(*store->commandLog("simulator")).size(), kRecords);
        appendEach(*store->commandLog("simulator"), kRecords + 1, kRecords + 2);
    }
    EXPECT_TRUE(fs::is_regular_file(mark));
}

// Between the start of a checkpoint and its end the file is a mixture of old and new pages, and a
// beginning of the log does not make it whole.
class LostLogInACheckpoint : public testing::Test {
  protected:
    void SetUp() override {
        auto store = startStore(m_original, m_clock);
        ASSERT_TRUE(store->commandLog("simulator")->reset(someHead()).has_value());
        appendEach(*store->commandLog("simulator"), 1, kOld);
    }
    // Appends, and lets the disk die at the n-th change that the checkpoint makes; m_crashed is
    // what is left then. False: it ended before.
    bool dieInCheckpoint(int n) {
        TemporaryFolder folder;
        copyProfile(m_original.profile(), folder.profile());
        const auto store = std::make_shared<StoreThread>(
            [path = folder.database()]() -> domain::Result<std::unique_ptr<Database>> {
                auto database = Database::open(path, OpenMode::ReadWrite, FailingVfs::name());
                if (database) (*database)->keepMark({(*database)->commits().value(), 0, 0}, {});
                return database;
            },
            [](Database&) {});
        SqliteCommandLog log(store, "simulator");
        appendEach(log, kOld + 1, kAll);
        m_vfs.arm(n, FailingVfs::How::DeadForever);
        const auto done =
            store->call<void>([](Database& database) { return database.checkpoint(); });
        const bool died = m_vfs.fired();
        EXPECT_EQ(done.has_value(), !died);
        // Before it is closed: whoever is killed closes nothing.
        copyProfile(folder.profile(), m_crashed.profile());
        store->stop();
        m_vfs.disarm();
        return died;
    }

    static constexpr std::uint64_t kOld = 30;
    static constexpr std::uint64_t kAll = 90;
    TemporaryFolder m_original;
    TemporaryFolder m_crashed;
    TemporaryFolder m_folder;
    FakeClock m_clock;
    FailingVfs m_vfs;
};

TEST_F(LostLogInACheckpoint, AFlippedByteLeavesAllOrTheBackupAndSaysWhich) {
    std::mt19937_64 random(34);
    int restored = 0;
    int n = 1;
    for (; dieInCheckpoint(n); ++n) {
        SCOPED_TRACE(n);
        const std::string log = readFile(m_crashed.database() + "-wal");
        for (int flip = 0; flip < 5; ++flip) {
            copyProfile(m_crashed.profile(), m_folder.profile());
            if (flip > 0) {
                writeFile(m_folder.database() + "-wal",
                          flip == 1 ? flipped(log, 4, random)
                                    : flipped(log, placeIn(log, random), random));
            }
            auto store = startStore(m_folder, m_clock);
            const auto outcome = store->waitUntilOpen();
            ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
            const auto records = allRecords(*store->commandLog("simulator"));
            expectBeginning(records);
            if (flip == 0) {
                ASSERT_EQ(outcome->kind, Kind::Ok) << outcome->detail;
            }
            if (outcome->kind == Kind::Ok) {
                ASSERT_EQ(records.size(), kAll);
                continue;
            }
            ++restored;
            ASSERT_EQ(outcome->kind, Kind::RestoredFromBackup) << outcome->detail;
            ASSERT_EQ(records.size(), kOld);
            ASSERT_TRUE(fs::exists(outcome->damagedFile + "-wal"));
        }
    }
    EXPECT_GT(n, 10);
    EXPECT_GT(restored, n);
}

TEST_F(LostLogInACheckpoint, NothingIsReportedWhenItHadEmptiedTheLog) {
    ASSERT_FALSE(dieInCheckpoint(100'000));
    EXPECT_EQ(startStore(m_crashed, m_clock)->waitUntilOpen()->kind, Kind::Ok);
}

}  // namespace
}  // namespace berth::store
