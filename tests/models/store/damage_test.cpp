// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "models/store/files.h"
#include "tests/models/store/fixtures.h"

namespace berth::store {
namespace {

using namespace fixtures;
using Kind = OpenOutcome::Kind;
namespace fs = std::filesystem;

// BERTH_DAMAGES sets how many, for a long run.
int damages() {
    const char* wanted = std::getenv("BERTH_DAMAGES");
    return wanted == nullptr ? 400 : std::atoi(wanted);
}

// Everything a profile holds, for comparing.
struct Content {
    std::vector<domain::CommandRecord> records;
    std::optional<domain::SimulationHead> head;
    Settings::Values settings;
    std::vector<domain::OperationRecord> operations;
    std::vector<Draft> drafts;
    std::vector<domain::ConnectionSettings> connections;

    friend bool operator==(const Content&, const Content&) = default;
};

Content contentOf(ProfileStore& store) {
    const auto log = store.commandLog("simulator");
    using Operations = std::vector<domain::OperationRecord>;
    return {allRecords(*log),
            log->head().value(),
            store.settings().readAllNow().value(),
            waitFor<Operations>([&](auto reply) {
                store.journal().recent(999, std::move(reply));
            }).value(),
            waitFor<std::vector<Draft>>([&](auto reply) {
                store.drafts().list(std::move(reply));
            }).value(),
            keptConnections(store)};
}

void fill(ProfileStore& store, std::uint64_t from, std::uint64_t to) {
    const auto log = store.commandLog("simulator");
    for (std::uint64_t i = from; i <= to; ++i) {
        ASSERT_TRUE(log->append({recordNumber(i)}).has_value());
    }
    for (int i = 0; i < 20; ++i) {
        const std::string text = std::to_string(from) + "-" + std::to_string(i);
        ASSERT_TRUE(waitFor<void>([&](auto reply) {
                        store.settings().write({{"key " + text, text}}, std::move(reply));
                    }).has_value());
        ASSERT_TRUE(
            waitFor<void>([&](auto reply) {
                store.journal().record({{text}, "c", text, {}, "{}", "", i, i}, std::move(reply));
            }).has_value());
    }
    ASSERT_TRUE(waitFor<void>([&](auto reply) {
                    store.drafts().save({"draft", "{}", 1}, std::move(reply));
                }).has_value());
    for (std::uint64_t i = from; i < from + 5; ++i) {
        ASSERT_TRUE(waitFor<void>([&](auto reply) {
                        store.connections().keep(connectionNumber(static_cast<int>(i)),
                                                 std::move(reply));
                    }).has_value());
    }
}

// One seeded way to spoil a file.
std::string spoiled(std::string content, std::mt19937_64& random) {
    const auto place = [&] { return random() % content.size(); };
    switch (random() % 6) {
        case 0:
            content.resize(place());
            break;
        case 1:
            content.resize(place() / 4096 * 4096);
            break;
        case 2:
            content.append(1 + random() % 5000, static_cast<char>(random()));
            break;
        case 3: {
            const std::size_t start = place();
            const std::size_t length = std::min<std::size_t>(512, content.size() - start);
            std::fill_n(content.begin() + static_cast<long>(start), length, '\0');
            break;
        }
        default:
            // The header and the first page decide most, so they get their share.
            for (auto flips = 1 + random() % 3; flips > 0; --flips) {
                const std::size_t at = random() % 3 == 0 ? random() % 200 : place();
                content[at] = static_cast<char>(content[at] ^ (1 << random() % 8));
            }
    }
    return content;
}

class Damage : public testing::Test {
  protected:
    // A fresh copy of the original profile.
    void copyOriginal(const TemporaryFolder& to) const {
        fs::remove_all(to.profile());
        fs::copy(m_original.profile(), to.profile(), fs::copy_options::recursive);
    }

    TemporaryFolder m_original;
    FakeClock m_clock;
};

TEST_F(Damage, OfAClosedFileIsNeverTakenForTheTruth) {
    Content truth;
    {
        auto store = startStore(m_original, m_clock);
        ASSERT_TRUE(store->commandLog("simulator")->reset(someHead()).has_value());
        fill(*store, 1, 60);
        truth = contentOf(*store);
    }
    const std::string whole = readFile(m_original.database());
    std::mt19937_64 random(11);
    int restored = 0;
    TemporaryFolder folder;
    for (int i = 0; i < damages(); ++i) {
        SCOPED_TRACE(i);
        copyOriginal(folder);
        const std::string damaged = spoiled(whole, random);
        writeFile(folder.database(), damaged);
        auto store = startStore(folder, m_clock);
        const auto outcome = store->waitUntilOpen();
        ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
        ASSERT_TRUE(contentOf(*store) == truth) << outcome->detail;
        if (outcome->kind == Kind::Ok) continue;
        ++restored;
        ASSERT_EQ(outcome->kind, Kind::RestoredFromBackup) << outcome->detail;
        ASSERT_EQ(outcome->backup, folder.backup(1));
        ASSERT_EQ(readFile(outcome->damagedFile), damaged);
        // And it can be used.
        ASSERT_TRUE(store->commandLog("simulator")->append({recordNumber(61)}).has_value());
    }
    EXPECT_GT(restored, damages() / 2);
}

TEST_F(Damage, OfAFileWithALogIsSeenAndBothAreKept) {
    Content old;
    Content truth;
    TemporaryFolder crashed;
    {
        auto store = startStore(m_original, m_clock);
        ASSERT_TRUE(store->commandLog("simulator")->reset(someHead()).has_value());
        fill(*store, 1, 30);
        old = contentOf(*store);
        store->close();
        store = startStore(m_original, m_clock);
        fill(*store, 31, 40);
        truth = contentOf(*store);
        // As a killed process leaves it: file and log.
        fs::copy(m_original.profile(), crashed.profile(), fs::copy_options::recursive);
    }
    ASSERT_GT(fs::file_size(crashed.database() + "-wal"), 0U);
    const std::string file = readFile(crashed.database());
    std::mt19937_64 random(12);
    TemporaryFolder folder;
    int restored = 0;
    for (int i = 0; i < damages() / 2; ++i) {
        SCOPED_TRACE(i);
        fs::remove_all(folder.profile());
        fs::copy(crashed.profile(), folder.profile(), fs::copy_options::recursive);
        writeFile(folder.database(), spoiled(file, random));
        auto store = startStore(folder, m_clock);
        const auto outcome = store->waitUntilOpen();
        ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
        const Content content = contentOf(*store);
        if (outcome->kind == Kind::Ok) {
            ASSERT_TRUE(content == truth);
            continue;
        }
        ++restored;
        ASSERT_EQ(outcome->kind, Kind::RestoredFromBackup) << outcome->detail;
        ASSERT_TRUE(content == old);
        ASSERT_TRUE(exists(outcome->damagedFile));
        ASSERT_TRUE(exists(outcome->damagedFile + "-wal"));
    }
    EXPECT_GT(restored, 0);
}

TEST_F(Damage, OfTheLogLeavesABeginningOfWhatWasWrittenAndSaysWhatIsMissing) {
    TemporaryFolder crashed;
    {
        auto store = startStore(m_original, m_clock);
        ASSERT_TRUE(store->commandLog("simulator")->reset(someHead()).has_value());
        fill(*store, 1, 20);
        fs::copy(m_original.profile(), crashed.profile(), fs::copy_options::recursive);
    }
    const std::string log = readFile(crashed.database() + "-wal");
    ASSERT_FALSE(log.empty());
    std::mt19937_64 random(13);
    TemporaryFolder folder;
    for (int i = 0; i < damages() / 2; ++i) {
        SCOPED_TRACE(i);
        fs::remove_all(folder.profile());
        fs::copy(crashed.profile(), folder.profile(), fs::copy_options::recursive);
        writeFile(folder.database() + "-wal", spoiled(log, random));
        auto store = startStore(folder, m_clock);
        const auto outcome = store->waitUntilOpen();
        ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
        const auto records = allRecords(*store->commandLog("simulator"));
        ASSERT_LE(records.size(), 20U);
        if (records.size() < 20) {
            ASSERT_EQ(outcome->kind, Kind::LostNewest);
        }
        if (outcome->kind != Kind::Ok) {
            ASSERT_TRUE(exists(outcome->damagedFile));
        }
        for (const auto& record : records)
            ASSERT_EQ(record, recordNumber(record.sequence));
    }
}

TEST_F(Damage, OfEveryByteOfTheHeaderIsSurvived) {
    Content truth;
    {
        auto store = startStore(m_original, m_clock);
        ASSERT_TRUE(store->commandLog("simulator")->reset(someHead()).has_value());
        fill(*store, 1, 5);
        truth = contentOf(*store);
    }
    const std::string whole = readFile(m_original.database());
    TemporaryFolder folder;
    for (std::size_t at = 0; at < 108; ++at) {
        for (const char change : {'\x01', '\xff'}) {
            SCOPED_TRACE(at);
            copyOriginal(folder);
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ change);
            writeFile(folder.database(), damaged);
            auto store = startStore(folder, m_clock);
            const auto outcome = store->waitUntilOpen();
            ASSERT_TRUE(outcome.has_value()) << outcome.error().detail;
            ASSERT_NE(outcome->kind, Kind::FreshAfterDamage);
            ASSERT_NE(outcome->kind, Kind::ReadOnly);
            ASSERT_TRUE(contentOf(*store) == truth);
        }
    }
}

}  // namespace
}  // namespace berth::store
