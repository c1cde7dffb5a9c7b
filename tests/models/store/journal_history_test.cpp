// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <new>
#include <random>
#include <thread>

#include "models/store/sqlite_operation_journal.h"
#include "tests/models/store/failing_vfs.h"
#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::OperationRecord;
using domain::OperationState;
using Operations = std::vector<OperationRecord>;
namespace fs = std::filesystem;

constexpr std::size_t kKept = 5;

OperationRecord operation(int number, OperationState state) {
    return {{std::to_string(1000 + number)}, "c", "summary", state, "{}", "", number, number};
}

bool isFinished(const OperationRecord& record) {
    return record.state == OperationState::Acknowledged || record.state == OperationState::Refused;
}

// A store with a short history, on the database of a profile.
std::shared_ptr<StoreThread> openThread(const std::string& path, const std::string& vfs = {}) {
    return std::make_shared<StoreThread>(
        [path, vfs]() -> domain::Result<std::unique_ptr<Database>> {
            auto database = Database::open(path, OpenMode::ReadWrite, vfs);
            if (database) (*database)->keepMark({(*database)->commits().value(), 0, 0}, {});
            return database;
        },
        [](Database&) {});
}

domain::Result<void> record(SqliteOperationJournal& journal, const OperationRecord& record) {
    return waitFor<void>([&](auto reply) { journal.record(record, std::move(reply)); });
}

// Newest first.
Operations allOf(SqliteOperationJournal& journal) {
    return waitFor<Operations>([&](auto reply) { journal.recent(100'000, std::move(reply)); })
        .value();
}

class JournalHistory : public testing::Test {
  protected:
    void SetUp() override { startStore(m_folder, m_clock)->close(); }

    TemporaryFolder m_folder;
    FakeClock m_clock;
};

TEST_F(JournalHistory, KeepsTheNewestFinishedOperationsAndEveryUnfinishedOne) {
    SqliteOperationJournal journal(openThread(m_folder.database()), kKept);
    using enum OperationState;
    const OperationState states[] = {Planned, Acknowledged, Sent, Refused, Unknown};
    Operations expected;
    std::size_t finished = 0;
    for (int number = 1; number <= 60; ++number)
        ASSERT_TRUE(record(journal, operation(number, states[number % 5])).has_value());
    for (int number = 60; number >= 1; --number) {
        const OperationRecord each = operation(number, states[number % 5]);
        if (isFinished(each) && ++finished > kKept) continue;
        expected.push_back(each);
    }
    EXPECT_EQ(allOf(journal), expected);
}

TEST_F(JournalHistory, AnOperationCountsOnceItIsFinished) {
    SqliteOperationJournal journal(openThread(m_folder.database()), kKept);
    for (int number = 1; number <= 10; ++number)
        ASSERT_TRUE(record(journal, operation(number, OperationState::Sent)).has_value());
    EXPECT_EQ(allOf(journal).size(), 10U);
    for (int number = 1; number <= 10; ++number)
        ASSERT_TRUE(record(journal, operation(number, OperationState::Acknowledged)).has_value());
    const Operations left = allOf(journal);
    ASSERT_EQ(left.size(), kKept);
    EXPECT_EQ(left.front(), operation(10, OperationState::Acknowledged));
}

TEST_F(JournalHistory, TheOneJustRecordedStaysWhenTheClockWasSetBack) {
    SqliteOperationJournal journal(openThread(m_folder.database()), kKept);
    for (int number = 10; number <= 20; ++number)
        ASSERT_TRUE(record(journal, operation(number, OperationState::Refused)).has_value());
    ASSERT_TRUE(record(journal, operation(1, OperationState::Acknowledged)).has_value());
    const Operations left = allOf(journal);
    ASSERT_EQ(left.size(), kKept);
    EXPECT_EQ(left.back(), operation(1, OperationState::Acknowledged));
    EXPECT_EQ(left.front(), operation(20, OperationState::Refused));
}

TEST_F(JournalHistory, AFailingDiskLeavesWhatWasOrWhatWasAskedFor) {
    Operations before;
    Operations after;
    {
        SqliteOperationJournal journal(openThread(m_folder.database()), 1000);
        for (int number = 1; number <= 200; ++number) {
            ASSERT_TRUE(
                record(journal, operation(number, number % 10 == 0 ? OperationState::Unknown
                                                                   : OperationState::Refused))
                    .has_value());
        }
        before = allOf(journal);
    }
    const OperationRecord next = operation(500, OperationState::Acknowledged);
    after.push_back(next);
    std::size_t finished = 1;
    for (const OperationRecord& each : before) {
        if (!isFinished(each) || ++finished <= kKept) after.push_back(each);
    }
    FailingVfs vfs;
    TemporaryFolder folder;
    bool fired = true;
    int points = 0;
    for (; fired; ++points) {
        SCOPED_TRACE(points);
        fs::remove_all(folder.profile());
        fs::copy(m_folder.profile(), folder.profile(), fs::copy_options::recursive);
        bool done = false;
        {
            const auto store = openThread(folder.database(), FailingVfs::name());
            SqliteOperationJournal journal(store, kKept);
            ASSERT_FALSE(allOf(journal).empty());
            vfs.arm(points + 1, FailingVfs::How::DeadForever);
            done = record(journal, next).has_value();
            fired = vfs.fired();
            store->stop();
            vfs.disarm();
        }
        SqliteOperationJournal journal(openThread(folder.database()), kKept);
        const Operations found = allOf(journal);
        ASSERT_TRUE(found == after || (!done && found == before)) << found.size();
    }
    EXPECT_GT(points, 3);
}

// What the writer tells; it outlives its death.
struct Told {
    std::atomic<int> number{0};                   // the last that was written
    std::atomic<int> finished{0}, unfinished{0};  // so many
};

TEST_F(JournalHistory, KilledAtAnyMomentNoUnfinishedOperationIsGone) {
    void* const memory =
        ::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ASSERT_NE(memory, MAP_FAILED);
    auto* const told = new (memory) Told;
    std::mt19937_64 random(41);
    for (int round = 0; round < 60; ++round) {
        SCOPED_TRACE(round);
        const auto delay = std::chrono::microseconds(random() % 20'000);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            SqliteOperationJournal journal(openThread(m_folder.database()), kKept);
            for (;;) {
                if (!record(journal, operation(++told->number, OperationState::Sent))) std::abort();
                ++told->unfinished;
                if (!record(journal, operation(++told->number, OperationState::Refused)))
                    std::abort();
                ++told->finished;
            }
        }
        std::this_thread::sleep_for(delay);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        SqliteOperationJournal journal(openThread(m_folder.database()), kKept);
        const Operations found = allOf(journal);
        const auto finished =
            static_cast<std::size_t>(std::count_if(found.begin(), found.end(), isFinished));
        ASSERT_LE(finished, kKept);
        ASSERT_GE(finished, std::min<std::size_t>(kKept, static_cast<std::size_t>(told->finished)));
        ASSERT_GE(found.size() - finished, static_cast<std::size_t>(told->unfinished));
    }
    ::munmap(memory, sizeof(Told));
}

}  // namespace
}  // namespace berth::store
