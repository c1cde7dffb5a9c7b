// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <new>
#include <random>
#include <thread>

#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using domain::CommandRecord;

// BERTH_KILLS sets how many, for a long run.
int kills() {
    const char* wanted = std::getenv("BERTH_KILLS");
    return wanted == nullptr ? 300 : std::atoi(wanted);
}

// What the writer tells; it outlives its death.
struct Shared {
    std::atomic<std::uint64_t> acknowledged{0};
    std::atomic<std::uint64_t> operations{0};
    std::atomic<std::int64_t> connectionChanges{0};
    std::atomic<bool> failed{false};
};

class SharedMemory {
  public:
    SharedMemory()
        : m_memory(::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE,
                          MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
        if (m_memory == MAP_FAILED) std::abort();
        m_shared = new (m_memory) Shared;
    }
    SharedMemory(const SharedMemory&) = delete;
    SharedMemory& operator=(const SharedMemory&) = delete;
    ~SharedMemory() { ::munmap(m_memory, sizeof(Shared)); }
    Shared* operator->() { return m_shared; }

  private:
    void* m_memory;
    Shared* m_shared = nullptr;
};

// The connection that the n-th change keeps; a few of them again and again.
domain::ConnectionSettings connectionChange(std::int64_t number) {
    domain::ConnectionSettings settings = connectionNumber(static_cast<int>(number % 7));
    settings.createdUnixMs = number;
    return settings;
}

// Writes until it is killed, acknowledging after each append; now and then closes and opens again,
// so that backups, checkpoints and openings are hit as well.
[[noreturn]] void writer(const std::string& folder, const domain::Clock& clock, Shared& shared,
                         std::uint64_t seed) {
    std::mt19937_64 random(seed);
    for (;;) {
        auto store = ProfileStore::start(folder, clock);
        if (!store) break;
        const auto log = (*store)->commandLog("simulator");
        const auto head = log->head();
        if (!head || (!*head && !log->reset(someHead()))) break;
        std::uint64_t last = 0;
        if (!log->readAll([&](const CommandRecord& record) {
                last = record.sequence;
                return true;
            })) {
            break;
        }
        for (auto appends = 1 + random() % 60; appends > 0; --appends) {
            std::vector<CommandRecord> group;
            for (auto size = 1 + random() % 4; size > 0; --size) {
                group.push_back(recordNumber(++last));
            }
            if (!log->append(group)) std::abort();
            shared.acknowledged = last;
            const std::int64_t change = shared.connectionChanges + 1;
            (*store)->connections().keep(connectionChange(change),
                                         [&shared, change](const domain::Result<void>& done) {
                                             if (done) shared.connectionChanges = change;
                                         });
            const std::uint64_t number = shared.operations + 1;
            (*store)->journal().record({{std::to_string(number)},
                                        "c",
                                        "summary",
                                        domain::OperationState::Planned,
                                        "{}",
                                        "",
                                        static_cast<std::int64_t>(number),
                                        0},
                                       [&shared, number](domain::Result<void> done) {
                                           if (done) shared.operations = number;
                                       });
        }
    }
    shared.failed = true;
    for (;;)
        ::pause();
}

TEST(Killed, AtAnyMomentNothingAcknowledgedIsLostAndNothingIsTorn) {
    TemporaryFolder folder;
    FakeClock clock;
    SharedMemory shared;
    std::mt19937_64 random(21);
    std::uint64_t total = 0;
    for (int round = 0; round < kills(); ++round) {
        SCOPED_TRACE(round);
        const std::uint64_t seed = random();
        const auto delay = std::chrono::microseconds(random() % 40'000);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) writer(folder.profile(), clock, *shared.operator->(), seed);
        std::this_thread::sleep_for(delay);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ASSERT_FALSE(shared->failed);

        auto store = startStore(folder, clock);
        const auto outcome = store->waitUntilOpen();
        ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
        ASSERT_EQ(outcome->kind, OpenOutcome::Kind::Ok) << outcome->detail;
        const auto log = store->commandLog("simulator");
        const auto records = allRecords(*log);
        ASSERT_GE(records.size(), shared->acknowledged);
        for (std::size_t i = 0; i < records.size(); ++i) {
            ASSERT_EQ(records[i], recordNumber(i + 1));
        }
        using Operations = std::vector<domain::OperationRecord>;
        const auto operations = waitFor<Operations>(
            [&](auto reply) { store->journal().unfinished("c", std::move(reply)); });
        ASSERT_TRUE(operations.has_value());
        ASSERT_GE(operations->size(), shared->operations);
        std::int64_t newest = 0;
        for (const auto& connection : keptConnections(*store)) {
            ASSERT_EQ(connection, connectionChange(connection.createdUnixMs));
            newest = std::max(newest, connection.createdUnixMs);
        }
        ASSERT_GE(newest, shared->connectionChanges);
        shared->connectionChanges = newest;
        total += records.size();
        store->close();
        auto file = Database::open(folder.database(), OpenMode::Immutable);
        ASSERT_TRUE(file.has_value());
        ASSERT_EQ((*file)->singleText("PRAGMA integrity_check").value(), "ok");
        if (records.size() > 3000) {
            shared->acknowledged = 0;
            ASSERT_TRUE(
                startStore(folder, clock)->commandLog("simulator")->reset(someHead()).has_value());
        }
    }
    EXPECT_GT(total, 0U);
}

// A database that is damaged again and again, and a console that is killed while it restores.
TEST(Killed, WhileRestoringTheBackupIsStillRestoredByTheNextStart) {
    TemporaryFolder folder;
    FakeClock clock;
    std::vector<CommandRecord> truth;
    {
        auto store = startStore(folder, clock);
        const auto log = store->commandLog("simulator");
        ASSERT_TRUE(log->reset(someHead()).has_value());
        for (std::uint64_t i = 1; i <= 200; ++i)
            truth.push_back(recordNumber(i));
        ASSERT_TRUE(log->append(truth).has_value());
    }
    std::mt19937_64 random(22);
    for (int round = 0; round < kills() / 3; ++round) {
        SCOPED_TRACE(round);
        writeFile(folder.database(), "damaged " + std::to_string(round));
        const auto delay = std::chrono::microseconds(random() % 12'000);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            auto store = ProfileStore::start(folder.profile(), clock);
            if (store) static_cast<void>((*store)->waitUntilOpen());
            for (;;)
                ::pause();
        }
        std::this_thread::sleep_for(delay);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        auto store = startStore(folder, clock);
        const auto outcome = store->waitUntilOpen();
        ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
        ASSERT_NE(outcome->kind, OpenOutcome::Kind::FreshAfterDamage) << outcome->detail;
        ASSERT_EQ(allRecords(*store->commandLog("simulator")), truth);
        store->close();
        ASSERT_EQ(folder.profileFiles("berth.db.damaged-").size(),
                  static_cast<std::size_t>(round) + 1);
    }
}

}  // namespace
}  // namespace berth::store
